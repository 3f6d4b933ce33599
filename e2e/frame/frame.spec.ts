import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test, Widget } from '../fixtures';
import { makePage } from '../made-pages';
import { PAGES } from '../ports';

/** Another site than the one of `chat.html`, on the same server. */
const SITE = PAGES.replace('localhost', '127.0.0.1');

interface Visit {
  /** Of `chat.html`, besides token and server. */
  query?: Record<string, string>;
  path?: string;
  parent?: 'parent' | 'dify-parent';
  sandbox?: string;
  /** Attributes of `<html>` in a copy of `chat.html` that a site has beside its own pages. */
  fixed?: (widget: Widget) => string;
}

function copyOfPage(fixed: string): string {
  return readFileSync('dist/chat.html', 'utf8')
    .replace('<html>', `<html ${fixed}>`)
    .replaceAll('"./', '"/dist/');
}

async function visitFrame(
  page: Page,
  { query, path, parent = 'parent', sandbox, fixed }: Visit = {},
): Promise<Widget> {
  const widget = new Widget(page, {});
  await widget.set({ delayMs: 0 });
  const own = fixed && (await makePage(copyOfPage(fixed(widget))));
  const options = { ...(path === undefined && { token: widget.token }), apiUrl: widget.apiUrl, ...query };
  const address = `${PAGES}${own ?? path?.replace('TOKEN', widget.token) ?? '/dist/chat.html'}?${new URLSearchParams(options)}`;
  const html = readFileSync(`e2e/frame/${parent}.html`, 'utf8')
    .replace('ADDRESS', address.replaceAll('&', '&amp;'))
    .replace('<iframe ', sandbox === undefined ? '<iframe ' : `<iframe sandbox="${sandbox}" `);
  await page.goto(`${SITE}${await makePage(html)}`);
  return widget;
}

const call = (page: Page, method: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(([name, list]) => Reflect.get(window, 'call')(name, ...list), [method, args] as const);
const heard = (page: Page): Promise<{ event: string; detail: unknown }[]> =>
  page.evaluate(() => Reflect.get(window, 'heard'));
const events = async (page: Page): Promise<string[]> =>
  (await heard(page)).map(({ event }) => event).filter((name) => name !== 'resize');

test('a frame tells the page around it what happens, and does what that asks for', async ({ page }) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  const widget = await visitFrame(page, { query: { title: 'Quay', colour: 'red', theme: 'blue' } });
  const frame = page.frameLocator('#chat');
  const panel = frame.getByRole('region', { name: 'Quay' });
  await expect(panel).toBeVisible();
  // A wrong option is told in a line, and the rest taken.
  await expect
    .poll(() => told)
    .toEqual([
      '[dify-chat] unknown option "colour"',
      '[dify-chat] option "theme" should be: auto | light | dark',
    ]);
  await expect.poll(() => events(page)).toContain('ready');
  expect(await call(page, 'connect', { tools: ['close'] })).toMatchObject({ ok: true });
  expect(await call(page, 'send', 'Where is my parcel?')).toMatchObject({ ok: true });
  await expect.poll(() => events(page)).toContain('message-end');
  await expect(frame.getByRole('article', { name: 'You' })).toHaveText('Where is my parcel?');
  expect(await events(page)).toEqual([
    'ready',
    'connected',
    'ready',
    'message-sent',
    'conversation-change',
    'message-start',
    'message-end',
  ]);
  const [message] = (await widget.state()).messages;
  expect(await heard(page)).toContainEqual({
    type: 'dify-chat',
    version: 1,
    token: widget.token,
    event: 'message-end',
    detail: { conversationId: expect.any(String), messageId: message?.id, status: 'done' },
  });
  expect((await heard(page)).findLast(({ event }) => event === 'resize')?.detail).toMatchObject({
    width: 400,
    height: 800,
  });

  await call(page, 'setOptions', { theme: 'dark', mode: 'bubble' });
  await expect(frame.locator('dify-chat')).toHaveAttribute('data-theme', 'dark');
  await expect(panel).toBeVisible();
  expect(await call(page, 'destroy')).toMatchObject({ ok: false, error: 'unknown method "destroy"' });

  // Hidden, it counts what nobody sees; shown again, it has the focus.
  await panel.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => events(page)).toContain('close');
  await call(page, 'send', 'And the other one?');
  await expect
    .poll(async () => (await heard(page)).findLast(({ event }) => event === 'unread-change'))
    .toMatchObject({ event: 'unread-change', detail: { count: 1 } });
  await call(page, 'open');
  await expect
    .poll(async () => (await heard(page)).findLast(({ event }) => event === 'unread-change'))
    .toMatchObject({ event: 'unread-change', detail: { count: 0 } });
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeFocused();
});

test('nobody but the page around it is heard or told anything', async ({ page }) => {
  // A stranger's frame in the same page, and a page of another origin than the address says.
  const widget = await visitFrame(page);
  const frame = page.frameLocator('#chat');
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await page.evaluate(() => {
    const stranger = document.createElement('iframe');
    stranger.srcdoc = `<script>
      parent.frames[0].postMessage({ type: 'dify-chat', version: 1, method: 'send', args: ['From a stranger'] }, '*');
      parent.hasSpoken = true;
    </script>`;
    document.body.append(stranger);
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'hasSpoken'))).toBe(true);
  expect(await call(page, 'send', 'From the page')).toMatchObject({ ok: true });
  await expect.poll(() => events(page)).toContain('message-end');
  await expect(frame.getByRole('article', { name: 'You' })).toHaveText('From the page');
  expect((await widget.state()).messages.map(({ query }) => query)).toEqual(['From the page']);

  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await visitFrame(page, { query: { origin: 'https://other.example' } });
  await expect(frame.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect.poll(() => told.join('\n')).toContain(`this frame is in a page of ${SITE}`);
  await page.evaluate(() => void Reflect.get(window, 'call')('prefill', 'From the wrong page'));
  await frame.getByRole('textbox', { name: 'Message' }).fill('Hello');
  await frame.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(frame.locator('article[data-status=done]')).toBeVisible();
  await expect(frame.getByRole('textbox', { name: 'Message' })).toHaveValue('');
  expect(await heard(page)).toEqual([]);
});

test('what the owner has fixed in his copy of the page neither its address nor a message changes', async ({
  page,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  const other = new Widget(page, { profile: 'c' });
  await other.set({ delayMs: 0 });
  const { token, apiUrl } = other;
  const widget = await visitFrame(page, {
    fixed: (own) =>
      `data-token="${own.token}" data-api-url="${own.apiUrl}" data-title="Quay" data-user='{"id":"anna-81c2"}' data-origins="${SITE}"`,
    query: {
      token,
      apiUrl,
      baseUrl: 'https://other.example',
      title: 'Not Quay',
      user: '{"id":"ben-55d0"}',
      placeholder: 'Ask the shop',
    },
  });
  const frame = page.frameLocator('#chat');
  const panel = frame.getByRole('region', { name: 'Quay', exact: true });
  await expect(panel.getByPlaceholder('Ask the shop')).toBeVisible();
  await expect
    .poll(() => told)
    .toEqual(
      ['token', 'apiUrl', 'baseUrl', 'title', 'user'].map(
        (name) => `[dify-chat] option "${name}" is fixed by the page`,
      ),
    );
  await call(page, 'setOptions', { token, apiUrl, title: 'Not Quay', placeholder: 'Ask us' });
  await call(page, 'setUser', { id: 'ben-55d0' });
  await panel.getByPlaceholder('Ask us').fill('Where is my parcel?');
  await frame.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(frame.locator('article[data-status=done]')).toBeVisible();
  await expect
    .poll(async () => (await widget.state()).messages)
    .toMatchObject([{ query: 'Where is my parcel?' }]);
  expect((await widget.last('GET /passport')).query).toMatchObject({ user_id: 'anna-81c2' });
  expect((await other.state()).counts).toEqual({});
});

test('a page made for Dify’s frame gets its address, its messages and its larger size', async ({ page }) => {
  const pack = (text: string): string => gzipSync(text).toString('base64');
  const widget = await visitFrame(page, {
    path: '/chatbot/TOKEN',
    parent: 'dify-parent',
    query: {
      customer: pack('Åsa'),
      'sys.user_id': pack('anna-81c2'),
      'user.name': pack('Anna'),
      sendOnEnter: 'false',
    },
  });
  const frame = page.frameLocator('iframe');
  const composer = frame.getByRole('textbox', { name: 'Message' });
  await composer.fill('Where is my parcel?');
  await composer.press('Shift+Enter');
  await expect(frame.locator('article[data-status=done]')).toBeVisible();
  expect((await widget.last('GET /passport')).query).toMatchObject({ user_id: 'anna-81c2' });
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs: { customer: 'Åsa' } });

  await expect(frame.getByRole('button', { name: 'Close chat' })).toBeHidden();
  await frame.getByRole('button', { name: 'Expand' }).click();
  await expect(page.locator('iframe')).toHaveClass('expanded');
  await frame.getByRole('button', { name: 'Collapse' }).click();
  await expect(page.locator('iframe')).not.toHaveClass('expanded');
});

test('in a sandboxed frame without origin, storage and forms all of it works', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await visitFrame(page, { sandbox: 'allow-scripts' });
  const frame = page.frameLocator('#chat');
  const composer = frame.getByRole('textbox', { name: 'Message' });
  await composer.fill('Show me a diagram');
  await frame.getByRole('button', { name: 'Send' }).click();
  await expect(frame.locator('article[data-status=done]')).toBeVisible();
  await expect(frame.frameLocator('iframe[title="Diagram"]').first().locator('svg').first()).toBeVisible();
  await frame.getByRole('button', { name: 'Good answer' }).click();
  await expect(frame.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => events(page)).toContain('feedback');
  expect(await call(page, 'newConversation')).toMatchObject({ ok: true });
  await expect(frame.getByRole('article', { name: 'You' })).toHaveCount(0);
  expect(await page.frames()[1]?.evaluate(() => self.origin)).toBe('null');
  expect(problems).toEqual([]);
});
