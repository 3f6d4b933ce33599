import { expect } from '@playwright/test';
import { tests as specification } from 'commonmark-spec';
import { assert, asyncProperty } from 'fast-check';
import { ANSWERS } from './answers';
import { CORPUS } from './corpus';
import { deltas, documents } from './documents';
import { test } from './serve';

test.describe.configure({ mode: 'parallel' });

const quoted = (text: string) => text.replace(/[^\n]*\n?/g, (line) => line && `> ${line}`);
const inItem = (text: string) =>
  text.replace(/[^\n]+\n?/g, (line, index) => (index === 0 ? `- ${line}` : `  ${line}`));

for (const [name, change] of [
  ['as it stands', (text: string) => text],
  ['in a quote', quoted],
  ['in a list item', inItem],
  ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
] as const)
  test(`every prefix of every example equals a fresh render, ${name}`, async ({ open }) => {
    const { page } = await open();
    for (const sizes of [[1], [7, 1, 3, 20]]) {
      const faults = await page.evaluate(
        ([texts, parts]) => texts.map((text) => window.harness.stream(text, parts)).filter(Boolean),
        [[...CORPUS, ...ANSWERS].map(change), sizes] as const,
      );
      expect(faults.slice(0, 3)).toEqual([]);
    }
  });

test('every prefix of every example of the CommonMark specification equals a fresh render', async ({
  open,
}) => {
  const { page } = await open();
  const faults = await page.evaluate(
    (texts) => texts.map((text) => window.harness.stream(text, [1])).filter(Boolean),
    specification.map(({ markdown }) => markdown.replaceAll('→', '\t')),
  );
  expect(faults.slice(0, 3)).toEqual([]);
});

test('every prefix of generated documents equals a fresh render', async ({ open }) => {
  test.setTimeout(180_000);
  const { page } = await open();
  await assert(
    asyncProperty(documents, deltas, async (text, sizes) => {
      const fault = await page.evaluate(([source, parts]) => window.harness.stream(source, parts), [
        text,
        sizes,
      ] as const);
      expect(fault).toBe('');
    }),
    { numRuns: 400 },
  );
});

test('a text that does not extend the one before replaces it', async ({ open }) => {
  const { page } = await open();
  const pairs = CORPUS.map((text, index) => [text, CORPUS[(index * 7 + 3) % CORPUS.length] ?? ''] as const);
  const faults = await page.evaluate(
    (list) => list.map(([a, b]) => window.harness.replace(a, b)).filter(Boolean),
    pairs,
  );
  expect(faults).toEqual([]);
});
