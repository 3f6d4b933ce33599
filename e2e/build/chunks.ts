import { readFileSync } from 'node:fs';

/** A file of the build, or a group of modules (vite.config.ts) by its name. */
export interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  dynamicImports?: string[];
}

export type Chunks = Readonly<Record<string, Chunk>>;

/** What `vite build` says of its files. */
export function readChunks(): Chunks {
  return JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
}

/** Modules at which `embed.js` enters the chunks. */
const DOORS = ['src/embed/mount.tsx', 'src/embed/extras/add-extras.ts'];

/** Every chunk that `embed.js` may load, now or later. */
export function chunksOfEmbed(): string[] {
  const chunks = readChunks();
  const keys = new Set(DOORS);
  for (const key of keys) {
    const chunk = chunks[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    for (const imported of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) keys.add(imported);
  }
  return Array.from(keys, (key) => chunks[key]?.file ?? '').toSorted();
}
