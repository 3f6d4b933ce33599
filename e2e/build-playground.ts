import { cpSync } from 'node:fs';
import { build } from 'vite';

/** `npm run build:playground`: the playground as static files, its sandbox inside of a service worker. */
const OUT = '.out/playground';

await build({
  configFile: false,
  publicDir: 'public',
  logLevel: 'warn',
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: 'e2e/sandbox/worker.ts',
      formats: ['iife'],
      name: 'sandboxWorker',
      fileName: () => 'sandbox-worker.js',
    },
  },
});
cpSync('dist', `${OUT}/dist`, { recursive: true });
console.log(`The playground is in ${OUT}: put it on any static host.`);
