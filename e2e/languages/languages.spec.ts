import type { Page } from '@playwright/test';
import { LANGUAGES } from '../../src/i18n/languages';
import { expect, test, type HostOptions } from '../fixtures';
import { sideways } from '../look/sideways';

const german = (page: Page) => page.getByRole('textbox', { name: 'Nachricht' });

/** By its place: its name is what is looked at. */
async function openAnyway(page: Page): Promise<void> {
  await page.locator('dify-chat .launcher').click();
}

const WISHES: readonly (readonly [string, HostOptions])[] = [
  ['the option `locale` before the page', { config: { locale: 'de-AT' }, page: { lang: 'fr' } }],
  [
    'Dify’s variable `locale` before the page',
    { config: { systemVariables: { locale: 'de' } }, page: { lang: 'fr' } },
  ],
  ['the language of the page', { page: { lang: 'de' } }],
  [
    'the app’s language where the page has none',
    { page: { lang: '' }, settings: { site: { default_language: 'de-DE' } } },
  ],
  [
    'the app’s language where nobody has texts for the page’s',
    { page: { lang: 'sv' }, settings: { site: { default_language: 'de-DE' } } },
  ],
];
for (const [wish, options] of WISHES) {
  test(`the panel speaks German: ${wish}`, async ({ visit, page }) => {
    await visit(options);
    await openAnyway(page);
    await expect(german(page)).toBeVisible();
    await expect(
      page
        .getByRole('button', { name: 'Chat ausblenden' })
        .or(page.getByRole('button', { name: 'Chat schließen' }))
        .first(),
    ).toBeVisible();
    await expect(page.locator('dify-chat .root')).toHaveAttribute('lang', 'de');
  });
}

test.describe('a browser in Japanese', () => {
  test.use({ locale: 'ja-JP' });
  test('is followed where neither the page nor the app has a language', async ({ visit, page }) => {
    await visit({ page: { lang: '' }, settings: { site: { default_language: '' } } });
    await openAnyway(page);
    await expect(page.locator('dify-chat .root')).toHaveAttribute('lang', 'ja');
  });
});

test('what an app says in English keeps its order in an Arabic panel', async ({ visit, page }) => {
  const widget = await visit({ config: { locale: 'ar' }, settings: { site: { copyright: 'Harbor Goods' } } });
  await openAnyway(page);
  await expect(page.locator('dify-chat .root')).toHaveAttribute('lang', 'ar');
  const foot = page.locator('dify-chat .foot');
  await expect(foot.locator('bdi').first()).toHaveCSS('unicode-bidi', 'isolate');
  const [owner, privacy] = await Promise.all(
    [foot.getByText('Harbor Goods', { exact: true }), foot.getByRole('link')].map((part) =>
      part.boundingBox(),
    ),
  );
  expect(owner?.x).toBeGreaterThan(privacy?.x ?? Infinity);
  await page.locator('dify-chat textarea').fill('What is the guarantee?');
  await page.locator('dify-chat textarea').press('Enter');
  await widget.page.locator('dify-chat .sources > button').click();
  const match = page.locator('dify-chat .score').first();
  await expect(match).toContainText('%');
  await expect(match).toHaveCSS('direction', 'rtl');
});

test('an Arabic panel is drawn from the right before its texts have come, and from the page’s side where they never come', async ({
  visit,
  page,
}) => {
  let refuse: () => void = () => {};
  const refused = new Promise<void>((resolve) => (refuse = resolve));
  await page.route(/\/chunks\/ar-/, async (route) => {
    await refused;
    await route.abort();
  });
  await visit({ page: { lang: 'ar-EG' } });
  await openAnyway(page);
  const root = page.locator('dify-chat .root');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(root).toHaveAttribute('dir', 'rtl');
  refuse();
  await expect(root).toHaveAttribute('dir', 'ltr');
});

test('English pages load no language', async ({ visit, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const widget = await visit({ page: { lang: 'en-GB' } });
  await widget.converse('Hello');
  expect(asked.filter((url) => /chunks\/languages|chunks\/de/.test(url))).toEqual([]);
});

test('where its file cannot be had the panel stays English and usable, and the owner is told', async ({
  visit,
  page,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await page.route(/\/chunks\/de-/, (route) => route.abort());
  const widget = await visit({ page: { lang: 'de' } });
  await widget.converse('Hello');
  await expect.poll(() => told.filter((line) => line.includes('texts of a language'))).toHaveLength(1);
});

test('the owner’s own words stand in every language', async ({ visit, page }) => {
  await visit({ config: { locale: 'de', texts: { placeholder: 'Wohin soll es gehen?' } } });
  await openAnyway(page);
  await expect(page.getByPlaceholder('Wohin soll es gehen?')).toBeVisible();
});

test('Arabic is written from right to left on a page that is not', async ({ visit, page }) => {
  await visit({ config: { locale: 'ar' } });
  await openAnyway(page);
  await expect(page.locator('dify-chat .root')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('dify-chat .root')).toHaveAttribute('lang', /^ar/);
});

const speak = (page: Page, language: string) =>
  page.evaluate((locale) => void window.DifyChat?.('setOptions', { locale }), language);

test('every language fits into 320 px: an answer with sources and tools, conversations', async ({
  visit,
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  const config = { show: { workflow: 'full', usage: 'full' } };
  const widget = await visit({ scenario: 'chatflow', profile: 'e', config });
  await widget.converse('Which jacket?');
  for (const language of LANGUAGES) {
    await speak(page, language);
    const root = page.locator('dify-chat .root');
    await expect(root).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(root.locator('.answer .tools')).toBeVisible();
    expect(await sideways(page), language).toEqual([]);
    await root.locator('[data-command=conversations]').click();
    await expect(root.getByRole('searchbox')).toBeVisible();
    expect(await sideways(page), language).toEqual([]);
  }
});

test('every language fits into 320 px: a form with faults, files and links', async ({ visit, page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  await visit({ scenario: 'form' });
  await openAnyway(page);
  for (const language of LANGUAGES) {
    await speak(page, language);
    const root = page.locator('dify-chat .root');
    await expect(root).toHaveAttribute('lang', new RegExp(`^${language}`));
    await root.locator('form button[type=submit]').click();
    await expect(root.locator('[aria-invalid=true]').first()).toBeFocused();
    expect(await sideways(page), language).toEqual([]);
  }
});
