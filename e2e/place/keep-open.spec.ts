import { expect, test } from '../fixtures';

test('with `keepOpen` the panel is open again on the next page of this tab, and takes no focus', async ({
  visit,
  page,
  context,
}) => {
  const widget = await visit({ config: { keepOpen: true } });
  await widget.converse('Where is my parcel?');
  await page.goto(widget.url({ config: { keepOpen: true }, page: { style: 'body { color: navy; }' } }));
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await expect(widget.panel).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

  // Another tab is another matter.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: 'Open chat' })).toBeVisible();

  await widget.button('Close chat').click();
  await page.reload();
  await expect(widget.launcher).toBeVisible();
  await widget.launcher.click();
  await expect(widget.composer).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 700 } });
  test('it stays closed: the sheet would hide the page that was gone to', async ({ visit, page }) => {
    const widget = await visit({ config: { keepOpen: true } });
    await widget.open();
    const extras = page.waitForResponse(/extras/);
    await page.reload();
    await extras;
    await expect(widget.launcher).toBeVisible();
    await expect(widget.panel).toBeHidden();
  });
});

test('`open` shows the panel at once, and leaves the focus to the page', async ({ visit, page }) => {
  const widget = await visit({ config: { open: true } });
  await expect(widget.composer).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('each `conversationKey` has a conversation of its own, and no other tab’s is brought in', async ({
  visit,
  page,
  context,
}) => {
  const widget = await visit({ config: { conversationKey: 'boots' } });
  await widget.converse('Are these boots warm?');
  const visitKey = (key: string) => page.goto(widget.url({ config: { conversationKey: key } }));
  await visitKey('jackets');
  await widget.open();
  await expect(widget.button('Which jacket keeps me dry on the coast?')).toBeVisible();
  await expect(widget.questions).toHaveCount(0);

  const other = await context.newPage();
  await other.goto(widget.url({ config: { conversationKey: 'boots' } }));
  await other.getByRole('button', { name: 'Open chat' }).click();
  await other.getByRole('textbox', { name: 'Message' }).fill('And dry?');
  await other.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(other.locator('article[data-status="done"]')).toHaveCount(2);
  await expect(widget.questions).toHaveCount(0);

  await visitKey('boots');
  await widget.open();
  await expect(widget.questions).toHaveText(['Are these boots warm?', 'And dry?']);
});

test('by the policy `new` each page begins anew; by `session` a tab goes on, and another one begins', async ({
  visit,
  page,
  context,
}) => {
  const fresh = await visit({ config: { conversation: 'new' } });
  await fresh.converse('Are these boots warm?');
  await page.reload();
  await fresh.open();
  await expect(fresh.button('Which jacket keeps me dry on the coast?')).toBeVisible();
  await expect(fresh.questions).toHaveCount(0);

  const widget = await visit({ config: { conversation: 'session' } });
  await widget.converse('And dry?');
  await page.reload();
  await widget.open();
  await expect(widget.questions).toHaveText('And dry?');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Open chat' }).click();
  await expect(other.getByRole('button', { name: 'Which jacket keeps me dry on the coast?' })).toBeVisible();
  await expect(other.getByText('And dry?')).toHaveCount(0);
});
