import { expect } from '@playwright/test';
import { test } from './serve';

const HELD = '![A cat](https://other.example/cat.png)';

test('an image from elsewhere is asked for only when its button is pressed', async ({ open }) => {
  const { page, requests } = await open();
  await page.evaluate((text) => {
    const view = window.harness.createMarkdownView(
      document.querySelector('main') ?? document.body,
      window.harness.makeOptions(),
    );
    view.update(`${text}\n\nmore`);
    Object.assign(window, { view });
  }, HELD);
  const button = page.getByRole('button', { name: 'Show image from other.example' });
  await expect(button).toHaveText('Show image from other.example');
  expect(requests).toEqual([]);
  await button.press('Enter');
  await expect(page.getByRole('button', { name: 'Open image A cat' })).toBeFocused();
  await expect(page.getByRole('img', { name: 'A cat' })).toHaveAttribute('referrerpolicy', 'no-referrer');
  await expect.poll(() => requests).toEqual(['https://other.example/cat.png']);
});

test('an image the visitor asked for stays while the answer goes on', async ({ open }) => {
  const { page } = await open();
  await page.evaluate((text) => {
    const view = window.harness.createMarkdownView(
      document.querySelector('main') ?? document.body,
      window.harness.makeOptions(),
    );
    view.update(`${text} and`);
    document.querySelector<HTMLElement>('.image-hold')?.click();
    view.update(`${text} and more words`);
    view.finish();
  }, HELD);
  await expect(page.getByRole('img', { name: 'A cat' })).toBeVisible();
  await expect(page.getByText('and more words')).toBeVisible();
});

test('a pressed image, suggestion or copy button tells the owner', async ({ open }) => {
  const { page } = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => {
    const told: unknown[] = [];
    const options = window.harness.makeOptions({
      onAction: (action) =>
        action.type !== 'broken-image' &&
        told.push(
          action.type === 'open-image'
            ? [action.type, action.button.querySelector('img')?.src]
            : action.type === 'send'
              ? [action.type, action.text]
              : action,
        ),
    });
    const text = '![](/files/cat.png?sign=1)\n\n[Ask](abbr:What%20now%3F)\n\n```js\nlet a;\nlet b;\n```\n';
    window.harness.renderMarkdown(document.querySelector('main') ?? document.body, text, options);
    Object.assign(window, { told });
  });
  await page.getByRole('button', { name: 'Open image cat.png' }).click();
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('let a;\nlet b;');
  await expect
    .poll(() => page.evaluate('window.told'))
    .toEqual([
      ['open-image', 'https://api.example/files/cat.png?sign=1'],
      ['send', 'What now?'],
    ]);
});

test('where the clipboard is refused the code is selected', async ({ open }) => {
  const { page } = await open();
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    window.harness.renderMarkdown(
      document.querySelector('main') ?? document.body,
      '```\nlet a;\n```',
      window.harness.makeOptions(),
    );
  });
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(() => page.evaluate('String(getSelection())')).toBe('let a;');
});

test('each code block is handed over once, when it is closed', async ({ open }) => {
  const { page } = await open();
  const blocks = await page.evaluate(() => {
    const seen: string[] = [];
    const options = window.harness.makeOptions({
      onCodeBlock: (code, language) => seen.push(`${language}:${code.textContent}`),
    });
    const text = '```js\nlet a;\n```\n\ntext\n\n- ```\n  b\n  ```\n\n```py\nopen';
    const view = window.harness.createMarkdownView(document.createElement('div'), options);
    for (let end = 1; end <= text.length; end++) view.update(text.slice(0, end));
    const early = seen.length;
    view.finish();
    return { early, seen };
  });
  expect(blocks).toEqual({ early: 2, seen: ['js:let a;', ':b', 'py:open'] });
});

test('what the visitor unfolded stays unfolded while the text inside grows', async ({ open }) => {
  const { page } = await open();
  const isOpen = await page.evaluate(() => {
    const box = document.createElement('div');
    const view = window.harness.createMarkdownView(box, window.harness.makeOptions());
    view.update('<details>\n<summary>More</summary>\n\ntext');
    box.querySelector('details')?.toggleAttribute('open', true);
    view.update('<details>\n<summary>More</summary>\n\ntext that grows\n\n</details>\n\nafter');
    view.finish();
    return box.querySelector('details')?.open;
  });
  expect(isOpen).toBe(true);
});
