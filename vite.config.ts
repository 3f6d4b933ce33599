import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';

interface ManifestChunk {
  file: string;
  imports?: string[];
}

/** Doors of the chunks that `embed.js` fetches by itself. */
const PANEL = 'src/embed/mount.tsx';
const EXTRAS = 'src/embed/extras/add-extras.ts';

/** A chunk that `embed.js` fetches. It imports nothing statically: one round trip. */
function chunkFile(door: string): string {
  const manifest: Record<string, ManifestChunk> = JSON.parse(
    readFileSync('dist/.vite/manifest.json', 'utf8'),
  );
  const chunk = manifest[door];
  if (!chunk) throw new Error(`The manifest has no ${door}: run \`vite build\` first.`);
  if (chunk.imports?.length)
    throw new Error(`${door} needs a second round trip for ${chunk.imports.join(', ')}.`);
  return JSON.stringify(chunk.file);
}

/**
 * Modules that are there twice, each time under a name of its own: what two files share would be a third, one round trip
 * further, or the whole panel.
 */
const COPIES: readonly { name: string; importer: RegExp; imported: RegExp }[] = [
  // One file for a page that has no bundler.
  { name: 'element', importer: /\/src\/element\.ts|[?&]element$/, imported: /\/src\/.*\.(ts|css\?inline)$/ },
  // A page with a launcher that can be moved has not asked for the panel yet,
  {
    name: 'extras',
    importer: /\/src\/embed\/extras\/|\?extras$/,
    imported: /\/src\/(?!embed\/extras\/).*\.ts$/,
  },
  // nor has an application with a launcher.
  { name: 'launcher', importer: /\/src\/embed\/launcher\.ts/, imported: /\/name-launcher\.ts$/ },
];

const ownCopies: Plugin = {
  name: 'own-copies',
  enforce: 'pre',
  async resolveId(source, importer = '', { kind }) {
    const copy =
      kind === 'dynamic-import' ? undefined : COPIES.find((known) => known.importer.test(importer));
    const found = copy && (await this.resolve(source, importer, { skipSelf: true }));
    if (!found || !copy.imported.test(found.id)) return found;
    return `${found.id}${found.id.includes('?') ? '&' : '?'}${copy.name}`;
  },
};

/** The page for iframes; the modules that its script imports are on their way with it. */
const chatPage: Plugin = {
  name: 'chat-page',
  enforce: 'pre',
  /** Else the npm face and the panel would have to export what this page has in common with them. */
  async resolveId(source, importer) {
    if (!importer?.includes('/src/embed/page/') && !importer?.endsWith('?page')) return undefined;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && /\/src\/(?!index|embed\/page\/).*\.ts$/.test(found.id) ? `${found.id}?page` : undefined;
  },
  generateBundle(_options, bundle) {
    const modules = new Set<string>();
    const add = (file: string): void => {
      const chunk = bundle[file];
      if (chunk?.type !== 'chunk' || modules.has(file)) return;
      modules.add(file);
      for (const imported of chunk.imports) add(imported);
    };
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && ['chat', 'mount', 'region-frame'].includes(chunk.name))
        add(chunk.fileName);
    }
    const links = Array.from(modules, (file) => `<link rel="modulepreload" href="./${file}" />`);
    const page = readFileSync('src/embed/page/chat.html', 'utf8').replace(
      '<!-- modules -->',
      links.join('\n    '),
    );
    this.emitFile({ type: 'asset', fileName: 'chat.html', source: page });
  },
};

/** Pages of sandboxed frames, each with one classic script: without an origin, modules would need CORS. */
const FRAMES = ['mermaid', 'echarts'] as const;

function frameConfig(name: (typeof FRAMES)[number]): UserConfig {
  return {
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'frame-page',
        generateBundle() {
          const page = readFileSync('src/frame/frame.html', 'utf8').replace('SCRIPT', `${name}.js`);
          this.emitFile({ type: 'asset', fileName: `${name}.html`, source: page });
        },
      },
    ],
    build: {
      target: 'es2022',
      emptyOutDir: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Infinity,
      lib: { entry: `src/frame/${name}.ts`, formats: ['iife'], name, fileName: () => `${name}.js` },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  };
}

/** Files with a name of their own, for applications. */
const FACES: ReadonlySet<string> = new Set(['index', 'element', 'react', 'client', 'chat']);

type GetModuleInfo = (id: string) => { importedIds: readonly string[] } | null;

let panelModules: Set<string> | undefined;

/** Whether the panel needs this module at once: then it stays in the panel's one file, whoever else wants it. */
function inPanel(id: string, getModuleInfo: GetModuleInfo): boolean {
  if (!panelModules) {
    panelModules = new Set([fileURLToPath(new URL(PANEL, import.meta.url))]);
    for (const module of panelModules) {
      for (const imported of getModuleInfo(module)?.importedIds ?? []) panelModules.add(imported);
    }
  }
  return panelModules.has(id);
}

/**
 * Three builds, and one for each frame (`--mode mermaid`, `--mode echarts`). Modules with lazy chunks (npm faces and the
 * panel) come first; then `embed.js` (`--mode loader`), a classic script that knows the names of the panel's chunks; then
 * `client.js` (`--mode client`) in one file of its own, because what it shared with the panel would become a second round
 * trip there.
 */
export default defineConfig(({ mode }) => {
  const isLoader = mode === 'loader';
  const isClient = mode === 'client';
  const frame = FRAMES.find((name) => name === mode);
  if (frame) return frameConfig(frame);
  const isFirst = !isLoader && !isClient;
  return {
    publicDir: false,
    define: isLoader ? { PANEL_FILE: chunkFile(PANEL), EXTRAS_FILE: chunkFile(EXTRAS) } : {},
    plugins: isFirst ? [ownCopies, chatPage] : [ownCopies],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      emptyOutDir: isFirst,
      manifest: isFirst,
      modulePreload: false,
      reportCompressedSize: false,
      // Browsers with `light-dark()`; without this it would be rewritten into twice the bytes.
      cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
      // Library mode, because it leaves dynamic imports alone: no preload helper, addresses stay relative.
      lib: isLoader
        ? { entry: 'src/embed/loader.ts', formats: ['iife'], name: 'difyChat', fileName: () => 'embed.js' }
        : {
            entry: isClient
              ? { client: 'src/client.ts' }
              : {
                  index: 'src/index.ts',
                  element: 'src/element.ts',
                  react: 'src/react.ts',
                  chat: 'src/embed/page/chat-page.ts',
                  mount: PANEL,
                  extras: EXTRAS,
                },
            formats: ['es'],
          },
      rolldownOptions: {
        // The application has its own.
        external: ['react'],
        // What the panel shares with its lazy parts is exported besides.
        preserveEntrySignatures: 'allow-extension',
        output: isLoader
          ? {
              minify: true,
              // Chromium then compiles while it loads, in the background, not function by function while the page waits.
              postBanner: '//# allFunctionsCalledOnLoad',
            }
          : {
              minify: true,
              // Licences stay; marks of purity help nobody in files that are loaded as they are.
              comments: { annotation: false },
              entryFileNames: ({ name }) => (FACES.has(name) ? '[name].js' : 'chunks/[name]-[hash:7].js'),
              // Names of chunks are what compresses worst in what a page loads first.
              hashCharacters: 'hex',
              chunkFileNames: 'chunks/[name]-[hash:7].js',
              codeSplitting: !isClient && {
                groups: [
                  {
                    name: (id, context) =>
                      inPanel(id, (module) => context.getModuleInfo(module)) ? 'mount' : null,
                    priority: 1,
                  },
                  // One request each for what is shown together.
                  {
                    name: 'turn',
                    test: /rolldown.runtime|src\/(api\/(talk|parse-(kind|workflow)|input-values)|chat\/(transport|turns-part|turn-end|reduce-answer)|ui\/(panel\/announcer|message\/(answer-content|rich-text|text-part)|thread\/follow\.)|theme\/(follow|turns)\.)/,
                    priority: 1,
                  },
                  {
                    name: 'stored',
                    test: /src\/(api\/messages|chat\/(stored-|turn-verbs|renew-files))/,
                    priority: 1,
                  },
                  // With all that its own lazy parts share with it: they are one request each.
                  {
                    name: 'markdown',
                    test: /src\/(markdown\/(?!colours|controls|diagrams|maths|purify|html-writer|clean-|settings-faults)|ui\/message\/(markdown-part|enrich\.)|theme\/markdown\.)/,
                    priority: 1,
                  },
                  {
                    name: 'answer',
                    test: /src\/(ui\/(activity|format-wait|composer\/recall|tools\/(?!read|live))|ui\/(disclosure|media\/(answer-extras|sources|drawings))|chat\/(answer-parts|thinking|turn-versions)|theme\/(activity|media|tools)\.)/,
                  },
                  {
                    name: 'files',
                    test: /src\/(ui\/(media\/(?!lightbox|zoom)|composer\/(?!recall|voice))|chat\/(attachments|file-kind)|theme\/(attachments|composer-tools)\.)/,
                  },
                ],
              },
            },
      },
    },
    test: {
      include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
      // Every cut of a recorded stream is a thousand streams: slow on a busy machine, never a measure.
      testTimeout: 60_000,
      // Its modules are spelled for bundlers; Node alone would take them for CommonJS.
      server: { deps: { inline: ['@microsoft/fetch-event-source'] } },
    },
  };
});
