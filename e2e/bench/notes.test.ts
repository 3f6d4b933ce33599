import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFiles, openNotes, type Notes } from './notes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const note = (notes: Notes, figure: number): Promise<{ figure: number }> =>
  notes.recall('stream', async () => ({ figure }));

test('what was measured in a run is not measured again', async () => {
  const notes = openNotes(folder, false);
  expect([await note(notes, 1), await note(notes, 2)]).toEqual([{ figure: 1 }, { figure: 1 }]);
});

test('a resumed run takes what is noted, a new one measures anew', async () => {
  await note(openNotes(folder, false), 1);
  expect(await note(openNotes(folder, true), 2)).toEqual({ figure: 1 });
  expect(await note(openNotes(folder, false), 3)).toEqual({ figure: 3 });
  expect(await note(openNotes(folder, true), 4)).toEqual({ figure: 3 });
});

test('what failed is not noted', async () => {
  const failing = openNotes(folder, false).recall('stream', () => Promise.reject(new Error('No browser.')));
  await expect(failing).rejects.toThrow('No browser.');
  expect(await note(openNotes(folder, true), 2)).toEqual({ figure: 2 });
});

test('a build has another hash when a file of it, deep inside too, changes its text or its name', () => {
  mkdirSync(join(folder, 'chunks'));
  const hashes = new Set<string>();
  writeFileSync(join(folder, 'embed.js'), 'one');
  hashes.add(hashFiles(folder));
  writeFileSync(join(folder, 'chunks', 'mount.js'), 'one');
  hashes.add(hashFiles(folder));
  writeFileSync(join(folder, 'chunks', 'mount.js'), 'two');
  hashes.add(hashFiles(folder));
  rmSync(join(folder, 'chunks', 'mount.js'));
  writeFileSync(join(folder, 'chunks', 'panel.js'), 'two');
  hashes.add(hashFiles(folder));
  expect(hashes.size).toBe(4);
  expect(hashFiles(folder)).toBe(hashFiles(folder));
});
