import type { Page } from '@playwright/test';
import { launchOptions } from '../browser';
import { expect, test, type HostOptions } from '../fixtures';

// Playwright switches off the cache by which a browser keeps a page that is left; the shell wants to be asked for it.
test.use({
  launchOptions: {
    ...launchOptions(['--enable-bfcache']),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

/** What is never stored is not kept either. */
const KEPT: HostOptions = { page: { cache: 'no-cache' } };

/** Another page of the same site, by the same widget. */
function nextPage(page: Page): string {
  const url = new URL(page.url());
  url.searchParams.set('body', '<h2>Another page</h2>');
  return url.href;
}

/** Leaves the page and comes back by the button of the browser. It is the same page: its window has not been away. */
async function leaveAndReturn(page: Page, meanwhile = async (): Promise<void> => {}): Promise<void> {
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'isBack', persisted)),
  );
  await page.goto(nextPage(page));
  await expect(page.getByRole('heading', { name: 'Another page' })).toBeVisible();
  await meanwhile();
  await page.evaluate(() => history.back());
  // Meanwhile there is a moment without any page.
  await expect(async () => {
    expect(await page.evaluate(() => Reflect.get(window, 'isBack'))).toBe(true);
  }).toPass({ timeout: 10_000 });
}

test('a page that is left and come back to is kept by the browser, with the panel as it was', async ({
  visit,
  page,
}) => {
  const widget = await visit(KEPT);
  await expect(widget.launcher).toBeVisible();
  await leaveAndReturn(page);
  await widget.converse('Where is my parcel?');
  await widget.composer.fill('A draft');
  await page.evaluate('var node = document.querySelector("dify-chat").shadowRoot.querySelector(".panel")');
  await leaveAndReturn(page);
  await expect(widget.panel).toBeVisible();
  await expect(widget.composer).toHaveValue('A draft');
  await expect(widget.questions).toHaveText('Where is my parcel?');
  expect(await page.evaluate('node.isConnected')).toBe(true);
  await widget.ask('What do you remember?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect.poll(async () => (await widget.state()).passports).toBe(1);
});

test('an answer in whose middle the page was left is whole after coming back, asked for once', async ({
  visit,
  page,
}) => {
  const widget = await visit({ ...KEPT, scenario: 'chatflow', settings: { hold: { after: 2 } } });
  await widget.open();
  await widget.ask('Which jacket?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await leaveAndReturn(page, () => widget.release());
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Take the Skerry');
  await expect(widget.alert).toHaveCount(0);
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

test('what was said on the next page stands in the thread of the page that is come back to', async ({
  visit,
  page,
}) => {
  const widget = await visit(KEPT);
  // Chromium tells a page afterwards what was stored while it was kept. Firefox does not.
  await page.evaluate(() => addEventListener('storage', (event) => event.stopImmediatePropagation()));
  await widget.converse('Where is my parcel?');
  await leaveAndReturn(page, async () => {
    await widget.open();
    await expect(widget.questions).toHaveText('Where is my parcel?');
    await widget.ask('And the other one?');
    await expect(widget.answers).toHaveCount(2);
    await widget.expectStatus('done');
  });
  await expect(widget.questions).toHaveText(['Where is my parcel?', 'And the other one?']);
  await widget.ask('What do you remember?');
  await expect(widget.answers).toHaveCount(3);
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('And the other one?');
});
