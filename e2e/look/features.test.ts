import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `[name](file): title of a test` at the end of a row. */
const SHOWN = /\[[^\]]+\]\(([^)]+)\): (.+?) *\|$/gm;
const rows = Array.from(readFileSync('FEATURES.md', 'utf8').matchAll(SHOWN), ([, file, title]) => ({
  file: file ?? '',
  title: title ?? '',
}));

test('every feature that is promised has a row', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows)('FEATURES.md: $title', ({ file, title }) => {
  expect(readFileSync(file, 'utf8')).toContain(title);
});
