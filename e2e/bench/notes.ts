import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was measured, by name. Plain values only: notes are JSON. */
export interface Notes {
  /** @returns what is noted under this name since the run began or, resumed, before; else does the work and notes it. */
  recall: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
}

/** A file per note, written as soon as it is known, so that an interrupted run is not lost. */
export function openNotes(folder: string, isResumed: boolean): Notes {
  const known = new Set<string>();
  mkdirSync(folder, { recursive: true });
  return {
    async recall(name, work) {
      const file = join(folder, `${name}.json`);
      if ((isResumed || known.has(name)) && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
      const result = await work();
      writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
      known.add(name);
      return result;
    },
  };
}

/** Tells one build from another: notes of a former one say nothing about this. */
export function hashFiles(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const file = join(folder, path);
    if (statSync(file).isFile()) hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
