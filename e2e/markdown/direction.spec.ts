import { expect } from '@playwright/test';
import { test } from './serve';

const directions = (text: string) => {
  const box = document.createElement('div');
  document.body.append(box);
  const view = window.harness.createMarkdownView(box, window.harness.makeOptions());
  view.update(text);
  view.finish();
  return [...box.querySelectorAll('p, li, blockquote')].map(
    (element) => `${element.tagName.toLowerCase()} ${getComputedStyle(element).direction}`,
  );
};

test('markers of lists and bars of quotes stand where their text begins, whatever the page reads like', async ({
  open,
}) => {
  const { page } = await open();
  const both = (words: string) => `- ${words}\n\n  ${words}\n- ${words}\n\n> ${words}\n\n${words}\n`;
  const parts = ['li', 'p', 'p', 'li', 'p', 'blockquote', 'p', 'p'];
  expect(await page.evaluate(directions, both('كلمات'))).toEqual(parts.map((part) => `${part} rtl`));
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect(await page.evaluate(directions, both('words'))).toEqual(parts.map((part) => `${part} ltr`));
});
