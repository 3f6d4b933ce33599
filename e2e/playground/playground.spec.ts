import { execFileSync } from 'node:child_process';
import { PAGES, SANDBOX } from '../ports';
import { expect, test } from '../fixtures';
import { findings } from '../look/findings';

const HOME = `${PAGES}/?api=${SANDBOX}/api`;

test('a choice is seen in the widget at once, in what is to be copied, and after a reload', async ({
  page,
}) => {
  await page.goto(HOME);
  const widget = page.locator('dify-chat');
  const snippet = page.locator('#snippet');
  await expect(widget).toHaveAttribute('data-theme', 'auto');
  await page.getByLabel('Theme').selectOption('dark');
  await expect(widget).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Title').fill('Quay');
  await page.getByLabel('Sources').selectOption('hidden');
  await page.getByLabel('List of conversations').uncheck();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Conversations' })).toHaveCount(0);

  for (const [face, line] of [
    ['Script tag', `data-show='{"citations":"hidden"}'`],
    ['npm', 'history: false'],
    ['Element', 'theme="dark"'],
    ['React', 'show={{"citations":"hidden"}}'],
    ['iframe', 'chat.html?token=basic'],
  ] as const) {
    await page.getByRole('radio', { name: face }).check();
    await expect(snippet).toContainText(line);
    await expect(snippet).toContainText('Quay');
  }

  await page.reload();
  await expect(widget).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByLabel('Title')).toHaveValue('Quay');
  await expect(page.getByLabel('List of conversations')).not.toBeChecked();
});

test('somebody’s own server is asked where that is chosen', async ({ page }) => {
  await page.goto(HOME);
  await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption('Your own Dify');
  await page.getByLabel('Address of its web API').fill(`${SANDBOX}/e/api`);
  await page.getByLabel('Web code of the app').fill('basic');
  await page.getByRole('combobox', { name: 'Mode', exact: true }).selectOption('inline');
  const chat = page.getByRole('region', { name: 'Harbor Goods' });
  await expect(chat).toBeVisible();
  const asked = page.waitForRequest(`${SANDBOX}/e/api/chat-messages`);
  await chat.getByRole('textbox', { name: 'Message' }).fill('What is the guarantee?');
  await chat.getByRole('textbox', { name: 'Message' }).press('Enter');
  await asked;
  await expect(chat.locator('article[data-status="done"]')).toContainText('for life');
});

test('the page has no barrier that a machine can find, in both themes and 320 px wide', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(HOME);
  await expect(page.getByRole('button', { name: 'Open chat' })).toBeVisible();
  for (const theme of ['light', 'dark']) {
    await page.getByLabel('Theme').selectOption(theme);
    expect(await findings(page, 'main')).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('as static files it needs no server: the sandbox answers inside of a service worker', async ({
  page,
}) => {
  execFileSync('npx', ['tsx', 'e2e/build-playground.ts']);
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (!request.serviceWorker() && !request.url().startsWith(PAGES)) asked.push(request.url());
  });
  await page.goto(`${PAGES}/static/index.html`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('What is the guarantee?');
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(page.locator('article[data-status="done"]')).toContainText('for life');
  expect(asked.filter((url) => !url.startsWith('https://sandbox.invalid/'))).toEqual([]);
});
