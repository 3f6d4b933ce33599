import { expect } from '@playwright/test';
import { ANSWERS } from './answers';
import { test } from './serve';

test('while an answer streams nothing that was shown is taken away or changes its kind', async ({ open }) => {
  const { page } = await open();
  const faults = await page.evaluate(
    (texts) => texts.flatMap((text) => window.harness.flicker(text)),
    ANSWERS,
  );
  expect(faults).toEqual([]);
});

test('a selection in a finished block survives to the end', async ({ open }) => {
  const { page } = await open();
  const selected = await page.evaluate(() => {
    const box = document.createElement('div');
    document.body.append(box);
    const view = window.harness.createMarkdownView(box, window.harness.makeOptions());
    view.update('A finished paragraph.\n\nAnother one\n\nand');
    const text = box.firstChild?.firstChild;
    if (text) document.getSelection()?.setBaseAndExtent(text, 2, text, 10);
    view.update('A finished paragraph.\n\nAnother one\n\nand **more**\n\n- list\n');
    view.finish();
    return String(document.getSelection());
  });
  expect(selected).toBe('finished');
});

/** One block of each kind that never ends. */
const ENDLESS: Readonly<Record<string, (count: number) => string>> = {
  paragraph: (count) => 'words with **bold**, `code` and [links](https://a.example) '.repeat(count),
  'paragraph of lines': (count) => 'a line with **bold** words\n'.repeat(count),
  'paragraph without spaces': (count) => '漢字が**とても**長い文章です。'.repeat(count),
  list: (count) => '- an item with **bold**\n'.repeat(count),
  'loose list': (count) => '1. an item\n\n   with a paragraph\n\n'.repeat(count),
  'nested list': (count) => `- item\n${'  - nested\n'.repeat(count)}`,
  table: (count) => `| a | b |\n|---|---|\n${'| one | **two** |\n'.repeat(count)}`,
  fence: (count) => `\`\`\`js\n${'const value = compute(1, 2);\n'.repeat(count)}`,
  'fence in an item': (count) => `1. item\n\n   \`\`\`js\n${'   const value = 1;\n'.repeat(count)}`,
  'indented code': (count) => '    const value = compute(1, 2);\n'.repeat(count),
  quote: (count) => '> quoted **text**\n>\n'.repeat(count),
  formulas: (count) => 'words and \\(a_1\\), then\n$$\nb + c\n$$\n'.repeat(count),
  html: (count) => `<div>\n${'<b>bold</b> text\n'.repeat(count)}`,
  answer: (count) => (ANSWERS[0] ?? '').repeat(Math.ceil(count / 30)),
};

for (const [name, make] of Object.entries(ENDLESS))
  test(`work per delta does not grow with an endless ${name}`, async ({ open }) => {
    const { page } = await open();
    const [small, large] = await page.evaluate(
      (texts) => texts.map((text) => window.harness.work(text, 5)),
      [make(40), make(640)],
    );
    expect(small).toBeDefined();
    // Four doublings; the largest update of the long text is no larger than the short one's, within a run of text.
    expect(large?.parsed).toBeLessThanOrEqual(Math.max(300, small?.parsed ?? 0));
    expect(large?.created).toBeLessThanOrEqual(Math.max(8, small?.created ?? 0));
    expect(large?.perCharacter).toBeLessThanOrEqual((small?.perCharacter ?? 0) * 1.2 + 1);
  });
