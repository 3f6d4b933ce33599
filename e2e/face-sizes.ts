import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { ENTRIES, PEERS } from './build/entries';

/** Vite takes it for a path from the root. */
const APP = 'the-application';

/**
 * Bytes (gzip -9) that an application loads at once when it says this and nothing else: what its bundler leaves of the
 * built entries, without what they bring later.
 */
export async function bytesInApplication(source: string): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'application',
        enforce: 'pre',
        resolveId(id) {
          if (id.endsWith(APP)) return `\0${APP}`;
          const entry = ENTRIES.find(({ specifier }) => specifier === id);
          // By its path, so that `sideEffects` of package.json count as they do for anybody.
          return entry && this.resolve(resolve(`dist/${entry.name}.js`), undefined, { skipSelf: true });
        },
        load: (id) => (id === `\0${APP}` ? source : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      lib: { entry: APP, formats: ['es'] },
      rolldownOptions: {
        external: (id) => PEERS.some((peer) => id === peer || id.startsWith(`${peer}/`)),
        output: { minify: true },
      },
    },
  });
  const chunks = [result]
    .flat()
    .flatMap((built) => ('output' in built ? built.output : []))
    .filter((file) => file.type === 'chunk');
  const first = chunks.find(({ isEntry }) => isEntry);
  const loaded = new Set<Rolldown.OutputChunk>(first && [first]);
  for (const { imports } of loaded)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  const codes = [...loaded].map(({ code }) => code.trim()).filter((code) => code !== '');
  return codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
}
