import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFERENCE, writeReference } from '../build/write-reference';

test('OPTIONS.md says what the types say: `npm run reference` writes it', async () => {
  expect(readFileSync(REFERENCE, 'utf8')).toBe(await writeReference());
});
