import { rmSync } from 'node:fs';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { ENTRIES, PEERS } from './entries';

/**
 * `dist/*.d.ts` of what can be imported, from the declarations that `tsc` has left in `.out/types`: what several entries
 * share stands once, in `dist/types/`; what nobody can name is left out.
 */
const FROM = '.out/types';

const bundle = await rollup({
  input: Object.fromEntries(ENTRIES.map(({ name }) => [name, `${FROM}/${name}.d.ts`])),
  external: (id) => PEERS.some((peer) => id === peer || id.startsWith(`${peer}/`)),
  plugins: [dts({ tsconfig: 'e2e/build/tsconfig.types.json' })],
  onLog(_level, { code, message }) {
    // An import of anything else would be a type that only we have.
    throw new Error(`The declarations cannot be bundled: ${code} ${message}`);
  },
});
await bundle.write({
  dir: 'dist',
  entryFileNames: '[name].d.ts',
  chunkFileNames: ({ name }) => `types/${name.replace(/\.d$/, '')}.d.ts`,
});
await bundle.close();
rmSync(FROM, { recursive: true });
