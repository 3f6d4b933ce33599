import type { Page } from '@playwright/test';
import { PAGES, SANDBOX } from '../ports';
import { expect, hearOwner, test } from '../fixtures';

test('a server without CORS headers is told apart from one that is not there', async ({ visit, page }) => {
  const told = hearOwner(page);
  const widget = await visit({
    settings: { failNext: { route: 'GET /passport', status: 502, body: 'html', cors: false, times: 1 } },
  });
  await widget.open();
  await expect(widget.alert).toContainText('No connection');
  await expect.poll(() => told.join('\n')).toContain('does not allow this page to read it (CORS)');
  await widget.alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('group', { name: 'Suggested questions' })).toBeVisible();

  const gone = 'http://localhost:4498/api';
  const missing = await visit({ config: { apiUrl: gone } });
  await missing.open();
  await expect(missing.alert).toBeVisible();
  await expect.poll(() => told.join('\n')).toContain('http://localhost:4498 cannot be reached');
});

test('a policy of the page that forbids the server is named', async ({ visit, page }) => {
  const told = hearOwner(page);
  const widget = await visit({
    page: {
      csp: `default-src 'self'; script-src 'self' 'nonce-host-page'; style-src 'nonce-host-page'; connect-src 'self'`,
    },
  });
  await widget.open();
  await expect(widget.alert).toBeVisible();
  await expect
    .poll(() => told.join('\n'))
    .toContain(`Content Security Policy does not allow ${SANDBOX}. Add it to connect-src.`);
});

test('a page of HTML where the web API should be is told as that', async ({ visit, page }) => {
  const told = hearOwner(page);
  const widget = await visit({
    settings: { failNext: { route: 'GET /site', status: 200, body: 'html', times: 1 } },
  });
  await widget.open();
  await expect(widget.alert).toBeVisible();
  await expect.poll(() => told.join('\n')).toMatch(/\/site gave no JSON but: </);
  await expect.poll(() => told.join('\n')).toContain("answers, but not as Dify's web API does");
});

test('a proxy that holds streams back is told in debug mode, with the way out', async ({ visit, page }) => {
  const told = hearOwner(page);
  const widget = await visit({
    config: { debug: true },
    settings: { lump: true, delayMs: 100, answer: Array.from({ length: 24 }, (_, index) => `${index} `) },
  });
  await widget.open();
  await widget.ask('Count.');
  await widget.expectStatus('done');
  await expect
    .poll(() => told.join('\n'))
    .toMatch(/events came in \d pieces after \d+ s: a proxy holds streams back/);
});

test('a token that is none, an API key and an address that is none are told with what belongs there', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  for (const [config, line] of [
    [{ token: 'nobody' }, 'Is "nobody" the web code'],
    [
      { token: 'app-0123456789abcdefghijklmn' },
      'is an API key, and everybody can read it in this page: revoke it',
    ],
    [
      { apiUrl: `${SANDBOX}/v1` },
      `"${SANDBOX}/v1" is Dify's API for servers. Set apiUrl to the web API beside it`,
    ],
  ] as const) {
    const widget = await visit({ config });
    await widget.open();
    await expect(widget.alert).toBeVisible();
    await expect.poll(() => told.join('\n')).toContain(line);
  }
  const widget = await visit({ config: { apiUrl: 'http://[', draggable: true } });
  await widget.launcher.click();
  await expect.poll(() => told.join('\n')).toContain('no panel');
  await expect.poll(() => told.join('\n')).toContain('Option "apiUrl" is not an address: http://[');
  await visit({ config: { token: '' } });
  await expect.poll(() => told.join('\n')).toContain('no token');
});

test('a policy that lets the script in and not its parts is told with what to add', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const csp = `script-src 'nonce-host-page' ${PAGES}/dist/embed.js`;
  const widget = await visit({ page: { csp } });
  await widget.launcher.click();
  await expect.poll(() => told.join('\n')).toContain('no panel: script-src');
  await expect(widget.panel).toHaveCount(0);
});

test('a panel that cannot be had is said to the visitor beside the launcher and to the page, and comes with a later press', async ({
  visit,
  page,
}) => {
  const parts = /\/chunks\/mount-/;
  await page.route(parts, (route) => route.abort());
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  await page.evaluate(() => {
    const heard: string[] = Reflect.set(window, 'heard', []) && Reflect.get(window, 'heard');
    for (const name of ['open', 'close']) addEventListener(`dify-chat:${name}`, () => heard.push(name));
  });
  await widget.launcher.click();
  // The browser's own bubble; a machine sees only what it says.
  await expect(widget.launcher).toHaveJSProperty('validationMessage', 'Try again.');
  await expect(widget.launcher).toBeFocused();
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['open', 'close']);

  await page.unroute(parts);
  await widget.open();
  await expect(widget.button('Hide chat')).toHaveJSProperty('validationMessage', '');
});

test('`debug` explains what the widget works with, and what of the options does nothing', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const widget = await visit({
    config: {
      debug: true,
      user: { id: 'anna-81c2' },
      show: { workflow: 'none' },
      texts: { sned: 'Ask' },
      markdown: { math: false },
    },
  });
  await widget.converse('What is the guarantee?');
  for (const line of [
    `App "${widget.token}" at ${widget.apiUrl}, for the visitor "anna-81c2".`,
    'Options in force: token, apiUrl, debug, user, show, texts, markdown.',
    'option "show.workflow" should be: hidden | summary | full',
    'unknown text "texts.sned"',
    'unknown option "markdown.math"',
    'The app is "Harbor Goods", chat; a new conversation.',
  ])
    await expect.poll(() => told.join('\n')).toContain(line);
});

/** The host page as if it stood on the public web: what it loads comes from the server of the tests. */
async function visitPublicly(page: Page, apiUrl: string): Promise<void> {
  const site = 'https://shop.example';
  await page.route(`${site}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(site, PAGES) });
    await route.fulfill({ response });
  });
  await page.goto(
    `${site}/host?${new URLSearchParams({ config: JSON.stringify({ token: 'shop', apiUrl }) })}`,
  );
  await page.getByRole('button', { name: 'Open chat' }).click();
  await expect(page.getByRole('alert')).toContainText('No connection');
}

test('a server without https on a page with it is named as mixed content', async ({ page }) => {
  const told = hearOwner(page);
  await visitPublicly(page, 'http://dify.example/api');
  await expect.poll(() => told.join('\n')).toContain('Mixed content: this page is https');
});

test('a private address on a public page is named as that', async ({ page }) => {
  const told = hearOwner(page);
  await visitPublicly(page, 'https://dify.local/api');
  await expect.poll(() => told.join('\n')).toContain('"https://dify.local/api" is a private address');
});
