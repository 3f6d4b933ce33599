import { expect, test, hearOwner } from '../fixtures';

test('before intent the page loads one file and asks nobody', async ({ visit, page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  await expect(widget.launcher).toHaveCSS('z-index', '2147400000');
  expect(requests.filter((path) => path !== '/host')).toEqual(['/dist/embed.js']);
  expect(await widget.state()).toMatchObject({ counts: {} });
});

test('intent brings the panel’s code and its app; the press only shows them', async ({ visit, page }) => {
  const widget = await visit();
  await widget.launcher.focus();
  await expect.poll(() => widget.count('GET /parameters')).toBe(1);
  await expect(widget.panel).toBeHidden();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
  // Drawn behind the launcher, formatted: all that it needs is there.
  await expect(page.locator('.greeting strong')).toBeAttached();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  expect(asked).toEqual([]);
});

for (const when of ['head', 'module'] as const) {
  test(`a script that arrives ${when} works as well`, async ({ visit }) => {
    const widget = await visit({ page: { when } });
    await widget.open();
    await widget.ask('Where is my parcel?');
    await widget.expectStatus('done');
  });
}

test('a page whose old library has its own idea of lists gets an answer all the same', async ({ visit }) => {
  const head = `<script nonce="host-page">
    Array.prototype.entries = function () { return this.slice(); };
    Array.prototype.last = function () { return this[this.length - 1]; };
  </script>`;
  const widget = await visit({ page: { head } });
  await widget.converse('Where is my parcel?');
});

test('calls before loading wait in the queue; methods and events work by the one global', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    page: {
      head: `<script nonce="host-page">
        window.DifyChat = function () { (window.DifyChat.q = window.DifyChat.q || []).push(arguments); };
        DifyChat('send', 'Where is my parcel?');
        window.heard = [];
        for (const name of ['message-sent', 'message-start', 'message-end', 'open', 'close'])
          addEventListener('dify-chat:' + name, (event) => heard.push(name));
      </script>`,
    },
  });
  await widget.expectStatus('done');
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await page.evaluate(() => window.DifyChat?.('close'));
  await expect(widget.panel).toBeHidden();
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'heard')))
    .toEqual(['open', 'message-sent', 'message-start', 'message-end', 'close']);
});

test('the script twice with one token is one widget; a wrong option is told and the rest taken', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const widget = await visit({
    config: { theme: 'blue', colour: 'red', title: 'Harbor' },
    // What stands on the tag counts more than the configuration.
    page: { head: '<script src="/dist/embed.js" data-title="Quay" defer></script>' },
  });
  await widget.open();
  await expect(page.locator('dify-chat')).toHaveCount(1);
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
  expect(new Set(told)).toEqual(
    new Set([
      '[dify-chat] option "theme" should be: auto | light | dark',
      '[dify-chat] unknown option "colour"',
    ]),
  );
});

test('width and height are px, also as the text of a `data-*`; the launcher has the owner’s picture and text', async ({
  visit,
}) => {
  const launcherIcon = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  const config = { width: '500', height: 400, launcherIcon, launcherText: 'Ask us' };
  const widget = await visit({ config });
  await expect(widget.launcher).toHaveAccessibleName('Ask us: Open chat');
  await expect(widget.launcher.locator('img')).toHaveAttribute('src', launcherIcon);
  await widget.open();
  await expect.poll(() => widget.panel.boundingBox()).toMatchObject({ width: 500, height: 400 });
});

test('inline mode fills its container and leaves the focus alone', async ({ visit, page }) => {
  const widget = await visit({
    config: { mode: 'inline', target: 'h1', title: 'Harbor Goods' },
    page: { style: 'h1 { height: 500px; width: 420px; }' },
  });
  const panel = page.getByRole('region', { name: 'Harbor Goods' });
  await expect(panel).toBeVisible();
  expect(await panel.evaluate((element) => element.getBoundingClientRect().height)).toBe(500);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
});

test('page mode fills the window; title, icon, greeting, questions and placeholder are the owner’s', async ({
  visit,
  page,
}) => {
  const config = {
    mode: 'page',
    title: 'Quay',
    icon: '⚓',
    greeting: 'Ahoy, **sailor**.',
    starters: ['Which jacket?', 'When are you open?'],
    placeholder: 'Say it',
  };
  const widget = await visit({ config });
  const panel = page.getByRole('region', { name: 'Quay' });
  await expect(panel.getByText('⚓').first()).toBeVisible();
  await expect(panel.locator('strong')).toHaveText('sailor');
  await expect(page.getByRole('group', { name: 'Suggested questions' }).getByRole('button')).toHaveText(
    config.starters,
  );
  await expect(page.getByPlaceholder('Say it')).toBeVisible();
  await expect(widget.launcher).toHaveCount(0);
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 1100, height: 800 });
});

test('an owner’s colours, font and corners are the panel’s, and his rules reach its parts', async ({
  visit,
  page,
}) => {
  const parts = ['launcher', 'panel', 'header', 'thread', 'question', 'answer', 'composer'];
  const rules = parts.map((part) => `dify-chat::part(${part}) { outline: 3px solid rgb(1, 2, 3); }`);
  const widget = await visit({
    page: {
      style: `dify-chat { --dify-chat-accent: rgb(1, 100, 3); --dify-chat-surface: rgb(255, 250, 240); --dify-chat-text: rgb(60, 20, 0);
        --dify-chat-font: Georgia, serif; --dify-chat-radius: 4px; } ${rules.join(' ')}`,
    },
  });
  await widget.converse('Where is my parcel?');
  // Above the app's colour.
  await expect(page.locator('[part=launcher]')).toHaveCSS('background-color', 'rgb(1, 100, 3)');
  await expect(widget.panel).toHaveCSS('background-color', 'rgb(255, 250, 240)');
  await expect(widget.panel).toHaveCSS('border-radius', '4px');
  await expect(widget.answer).toHaveCSS('color', 'rgb(60, 20, 0)');
  await expect(widget.answer).toHaveCSS('font-family', 'Georgia, serif');
  for (const part of parts)
    await expect(page.locator(`[part=${part}]`).first()).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
});
