import { expect } from '@playwright/test';
import { ANSWERS } from './answers';
import { CORPUS } from './corpus';
import { ATTACKS } from './hostile';
import { test } from './serve';

const STRICT =
  "default-src 'none'; script-src 'self'; img-src https:; media-src https:; require-trusted-types-for 'script'";
const TEXTS = [...ANSWERS, ...ATTACKS, ...CORPUS];

test('a strict policy with Trusted Types is never violated', async ({ open }) => {
  const { page, violations } = await open(`${STRICT}; trusted-types dify-chat`);
  await page.evaluate((texts) => {
    for (const text of texts) {
      const box = document.createElement('div');
      document.body.append(box);
      window.harness.renderMarkdown(box, text, window.harness.makeOptions());
    }
  }, TEXTS);
  expect(await violations()).toEqual([]);
  const html = await page.evaluate(() =>
    window.harness.html('<td align="right">x</td> <a href="/y">z</a> &copy;'),
  );
  expect(html).toContain('href="https://api.example/y"');
  expect(html).toContain('©');
});

test('where no policy of ours is allowed, Markdown stays and tags lose their attributes', async ({
  open,
}) => {
  const { page, violations } = await open(`${STRICT}; trusted-types 'none'`);
  const html = await page.evaluate((texts) => {
    for (const text of texts) window.harness.html(text);
    return window.harness.html('**bold** <kbd>K</kbd> <a href="https://a.example">x</a> &copy; &amp;');
  }, TEXTS);
  expect(html).toBe('<p dir="auto"><strong>bold</strong> <kbd>K</kbd> x &amp;copy; &amp;</p>');
  expect(await violations()).toEqual(['trusted-types']); // the one refusal that told us so
});

test('where nothing needs a policy, none is made', async ({ open }) => {
  const { page, violations } = await open(`${STRICT}; trusted-types 'none'`, '#lazy');
  await page.evaluate(() => window.harness.html('# Hi\n\n**bold** [x](https://a.example) <b>b</b> &amp;'));
  expect(await violations()).toEqual([]);
});

test('what only the sanitiser can show comes with it, and the rest does not wait', async ({ open }) => {
  const { page } = await open(undefined, '#lazy');
  const shown = await page.evaluate(() => {
    const box = document.createElement('div');
    const view = window.harness.createMarkdownView(box, window.harness.makeOptions());
    document.querySelector('main')?.append(box);
    view.update('Read <a href="https://a.example/x" title="Why">this</a> &copy; 2026');
    view.finish();
    return box.textContent;
  });
  expect(shown).toBe('Read this &copy; 2026');
  const link = page.getByRole('link', { name: 'this' });
  await expect(link).toHaveAttribute('title', 'Why');
  await expect(page.getByRole('main')).toHaveText('Read this © 2026');
});
