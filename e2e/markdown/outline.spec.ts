import { expect } from '@playwright/test';
import { test } from './serve';

const levels = (text: string) => {
  const box = document.createElement('div');
  const view = window.harness.createMarkdownView(box, window.harness.makeOptions());
  // Character by character: ranks are taken up again where drawing goes on.
  for (let end = 1; end <= text.length; end++) view.update(text.slice(0, end));
  view.finish();
  return [...box.querySelectorAll('[data-level]')].map(
    (heading) => `${heading.tagName.toLowerCase()} ${heading.getAttribute('data-level')}`,
  );
};

test('headings of an answer are an outline without gaps, whatever the model skipped', async ({ open }) => {
  const { page } = await open();
  expect(
    await page.evaluate(levels, '### Deep first\n\ntext\n\n###### deeper\n\n## up\n\n### down\n'),
  ).toEqual(['h3 3', 'h4 6', 'h4 2', 'h5 3']);
  const nested = '# One\n\n> #### quoted\n>\n> text\n\n- ##### in an item\n\n<h4>raw</h4>\n\n# Two\n';
  expect(await page.evaluate(levels, nested)).toEqual(['h3 1', 'h4 4', 'h5 5', 'h6 4', 'h3 1']);
});
