import type { Page } from '@playwright/test';
import { PAGES, SANDBOX } from '../ports';
import { expect, test } from '../fixtures';

/** What the owner reads in the console. */
function listen(page: Page): string[] {
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('[dify-chat]')) told.push(message.text());
  });
  return told;
}

test('a server without CORS headers is told apart from one that is not there', async ({ visit, page }) => {
  const told = listen(page);
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
  const told = listen(page);
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
  const told = listen(page);
  const widget = await visit({
    settings: { failNext: { route: 'GET /site', status: 200, body: 'html', times: 1 } },
  });
  await widget.open();
  await expect(widget.alert).toBeVisible();
  await expect.poll(() => told.join('\n')).toMatch(/GET \/site|\/site gave no JSON but: </);
});

test('a proxy that holds streams back is told in debug mode, with the way out', async ({ visit, page }) => {
  const told = listen(page);
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
  const told = listen(page);
  await visitPublicly(page, 'http://dify.example/api');
  await expect.poll(() => told.join('\n')).toContain('Mixed content: this page is https');
});

test('a private address on a public page is named as that', async ({ page }) => {
  const told = listen(page);
  await visitPublicly(page, 'https://dify.local/api');
  await expect.poll(() => told.join('\n')).toContain('"https://dify.local/api" is a private address');
});
