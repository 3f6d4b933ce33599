import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

interface ManifestChunk {
  file: string;
  imports?: string[];
}

/** The panel's chunk and all it imports statically, panel first: what `embed.js` fetches on intent. */
function panelFiles(): string[] {
  const manifest: Record<string, ManifestChunk> = JSON.parse(
    readFileSync('dist/.vite/manifest.json', 'utf8'),
  );
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  visit('src/embed/mount.tsx');
  if (files.size === 0) throw new Error('The manifest has no panel: run `vite build` first.');
  return [...files];
}

/**
 * Two builds, because they are two kinds of script: modules with lazy chunks (npm faces and the panel), then
 * `embed.js` (`--mode loader`), a classic script that knows the names of the panel's chunks.
 */
export default defineConfig(({ mode }) => {
  const isLoader = mode === 'loader';
  return {
    publicDir: false,
    define: isLoader ? { PANEL_FILES: JSON.stringify(panelFiles()) } : {},
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      emptyOutDir: !isLoader,
      manifest: !isLoader,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: isLoader
        ? {
            input: 'src/embed/loader.ts',
            output: { format: 'iife', entryFileNames: 'embed.js' },
          }
        : {
            input: { index: 'src/index.ts', panel: 'src/embed/mount.tsx' },
            preserveEntrySignatures: 'strict',
            output: {
              entryFileNames: ({ name }) => (name === 'panel' ? 'chunks/panel-[hash].js' : '[name].js'),
              chunkFileNames: 'chunks/[name]-[hash].js',
            },
          },
    },
    test: {
      include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
    },
  };
});
