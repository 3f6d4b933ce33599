import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { List, visitList } from './list';

const NAMES = ['Shipping', 'Sizes', 'Returns'];

test('lists the conversations by day, opens one and goes on in it', async ({ visit, page }) => {
  const list = await visitList(visit, NAMES);
  const { widget } = list;
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();
  await expect(list.group('Today')).toHaveText(['Returns', 'Sizes', 'Shipping']);
  await expect(widget.composer).toHaveCount(0);

  await list.row('Sizes').click();
  await expect(list.nav).toHaveCount(0);
  await expect(widget.questions).toHaveText('Sizes');
  await expect(widget.composer).toBeFocused();
  await expect(list.toggle).toHaveAttribute('aria-expanded', 'false');

  await widget.ask('And for children?');
  await expect(widget.questions).toHaveText(['Sizes', 'And for children?']);
  await widget.expectStatus('done');
  await list.show();
  // It is the latest now, and the one on show.
  await expect(list.group('Today')).toHaveText(['Sizes', 'Returns', 'Shipping']);
  await expect(list.row('Sizes')).toHaveAttribute('aria-current', 'true');
  await expect(list.nav.locator('[aria-current]')).toHaveCount(1);
});

test('a prepared conversation is found; yesterday’s stand under «Yesterday»', async ({ visit, page }) => {
  await page.clock.setFixedTime(Date.now() + 24 * 3600_000);
  const widget = await visit({ scenario: 'history' });
  await widget.open();
  const list = new List(widget);
  await list.show();
  await expect(list.group('Yesterday')).toHaveText(['Planning the coast walk']);
  await list.row('Planning the coast walk').click();
  await expect(widget.answers.first()).toBeVisible();
});

test('a new question is in the list, with the name the server has given it', async ({ visit }) => {
  const list = await visitList(visit, []);
  const { widget } = list;
  await expect(list.nav).toContainText('Your conversations will stand here.');
  await list.toggle.click();
  await widget.ask('How long does shipping take to the islands?');
  await widget.expectStatus('done');
  await expect.poll(() => widget.count('POST /conversations/:id/name')).toBe(1);
  await list.show();
  await expect(list.row('How long does shipping take to')).toHaveAttribute('aria-current', 'true');
});

test('«New conversation» closes the list', async ({ visit }) => {
  const list = await visitList(visit, NAMES);
  await list.row('Sizes').click();
  await list.show();
  await list.widget.button('New conversation').click();
  await expect(list.nav).toHaveCount(0);
  await expect(list.widget.questions).toHaveCount(0);
  await list.show();
  await expect(list.row('Sizes')).toBeVisible();
  await expect(list.nav.locator('[aria-current]')).toHaveCount(0);
});

for (const profile of ['a', 'd'] as const) {
  test(`profile ${profile.toUpperCase()}: rename, pin, unpin and delete last beyond a reload`, async ({
    visit,
    page,
  }) => {
    const list = await visitList(visit, NAMES, { profile });
    await list.pick('Sizes', 'Rename');
    const field = list.nav.getByRole('textbox', { name: 'Name of the conversation' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('Sizes');
    await field.fill('Boots, size 43');
    await field.press('Enter');
    await expect(list.more('Boots, size 43')).toBeFocused();

    await list.pick('Shipping', 'Pin');
    await expect(list.group('Pinned')).toHaveText(['Shipping']);
    await expect(list.more('Shipping')).toBeFocused();

    await list.pick('Returns', 'Delete');
    await list.dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(list.row('Returns')).toHaveCount(0);
    await expect(list.alert).toHaveCount(0);
    await expect.poll(() => list.widget.count('DELETE /conversations/:id')).toBe(1);

    await page.reload();
    await list.widget.open();
    await list.show();
    await expect(list.group('Pinned')).toHaveText(['Shipping']);
    await expect(list.group('Today')).toHaveText(['Boots, size 43']);
    await list.pick('Shipping', 'Unpin');
    await expect(list.nav.getByRole('list', { name: 'Pinned' })).toHaveCount(0);
    await expect(list.group('Today')).toHaveText(['Boots, size 43', 'Shipping']);
    await expect.poll(() => list.widget.count('PATCH /conversations/:id/unpin')).toBe(1);
  });
}

test('an emptied name lets the server make one up', async ({ visit }) => {
  const list = await visitList(visit, ['Where is my parcel, please?']);
  await list.pick('Where is my parcel, …', 'Rename');
  await list.nav.getByRole('textbox').fill('');
  await list.row('Save').click();
  await expect(list.row('Where is my parcel please')).toBeVisible();
});

test('deleting asks once; the one on show gives way to a new conversation', async ({ visit }) => {
  const list = await visitList(visit, NAMES);
  await list.row('Sizes').click();
  await expect(list.widget.questions).toHaveText('Sizes');
  await list.show();

  await list.pick('Sizes', 'Delete');
  await expect(list.dialog).toHaveAccessibleName('Delete “Sizes”? It cannot be brought back.');
  const cancel = list.dialog.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await cancel.click();
  await expect(list.dialog).toHaveCount(0);
  await expect(list.more('Sizes')).toBeFocused();
  expect(await list.widget.count('DELETE /conversations/:id')).toBe(0);

  await list.pick('Sizes', 'Delete');
  await list.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(list.row('Sizes')).toHaveCount(0);
  // Focus goes to the neighbour, not out of the panel.
  await expect(list.row('Shipping')).toBeFocused();
  await expect(list.nav.locator('[aria-current]')).toHaveCount(0);
  await list.toggle.click();
  await expect(list.widget.questions).toHaveCount(0);
});

test('older ones are loaded by «Load more» and by a search that finds nothing yet', async ({ visit }) => {
  const names = Array.from({ length: 84 }, (_, index) => `Talk ${index + 1}`);
  const list = await visitList(visit, ['Crème brûlée', ...names]);
  const rows = list.nav.locator('.conversation-open');
  await expect(list.row('Load more')).toBeVisible();
  const first = await rows.count();
  expect(first).toBeGreaterThan(19);
  expect(first).toBeLessThan(85);
  await list.row('Load more').click();
  await expect.poll(() => rows.count()).toBeGreaterThan(first);
  await expect(list.row('Talk 84')).toHaveCount(1);

  await list.search.fill('BRULEE');
  await expect(rows).toHaveText(['Crème brûlée']);
  await expect(list.nav.getByRole('status')).toHaveText('1 conversation');
  await list.search.fill('zebra');
  await expect(list.nav.getByRole('status')).toHaveText('No conversation has this name.');
  await expect(rows).toHaveCount(0);
  await list.row('Clear search').click();
  await expect(list.search).toBeFocused();
  await expect(rows).toHaveCount(85);
  await expect(list.row('Load more')).toHaveCount(0);
});

test('where the last page takes «Load more» away, focus goes to what has come', async ({ visit }) => {
  const list = await visitList(
    visit,
    Array.from({ length: 50 }, (_, index) => `Talk ${index + 1}`),
  );
  const rows = list.nav.locator('.conversation-open');
  await expect(list.row('Load more')).toBeVisible();
  const first = await rows.count();
  await list.row('Load more').focus();
  await list.widget.page.keyboard.press('Enter');
  await expect(rows).toHaveCount(50);
  await expect(rows.nth(first)).toBeFocused();
});

test('a change that fails is taken back and told beside its row; «Try again» does it', async ({ visit }) => {
  const list = await visitList(visit, NAMES);
  const fail = (route: string) => list.widget.set({ failNext: { route, status: 500, times: 1 } });

  await fail('DELETE /conversations/:id');
  await list.pick('Sizes', 'Delete');
  await list.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(list.alert).toContainText('“Sizes” was not changed.');
  await expect(list.group('Today')).toHaveText(['Returns', 'Sizes', 'Shipping']);

  await fail('PATCH /conversations/:id/pin');
  await list.pick('Returns', 'Pin');
  await expect(list.alert).toContainText('“Returns” was not changed.');
  await expect(list.group('Today')).toHaveText(['Returns', 'Sizes', 'Shipping']);
  await list.alert.getByRole('button', { name: 'Try again' }).click();
  await expect(list.group('Pinned')).toHaveText(['Returns']);
  await expect(list.alert).toHaveCount(0);

  await fail('POST /conversations/:id/name');
  await list.pick('Sizes', 'Rename');
  await list.nav.getByRole('textbox').fill('Boots');
  await list.nav.getByRole('textbox').press('Enter');
  await expect(list.alert).toContainText('“Sizes” was not changed.');
  await expect(list.row('Sizes')).toBeVisible();
});

test('a list that cannot be loaded says so, keeps what it had, and comes with «Try again»', async ({
  visit,
}) => {
  const list = await visitList(visit, NAMES);
  await expect(list.row('Sizes')).toBeVisible();
  await list.toggle.click();
  await list.widget.set({ failNext: { route: 'GET /conversations', status: 500, times: 2 } });
  await list.show();
  await expect(list.alert).toContainText('Something went wrong');
  await expect(list.row('Sizes')).toBeVisible();
  await list.widget.set({ failNext: [] });
  await list.alert.getByRole('button', { name: 'Try again' }).click();
  await expect(list.alert).toHaveCount(0);
  await expect(list.row('Sizes')).toBeVisible();
});

/** Asks in one conversation and goes to another while the answer is held back. */
async function leaveInMidAnswer(list: List): Promise<void> {
  await list.row('Sizes').click();
  await expect(list.widget.questions).toHaveText('Sizes');
  await list.widget.set({ hold: true });
  await list.widget.ask('And for children?');
  await list.show();
  await list.row('Shipping').click();
  await expect(list.widget.questions).toHaveText('Shipping');
}

test('an answer that ends in a conversation that was left is marked until it is opened', async ({
  visit,
}) => {
  const list = await visitList(visit, NAMES);
  await leaveInMidAnswer(list);
  await list.show();
  await list.widget.release();
  const mark = list.nav.getByRole('img', { name: 'New answer' });
  await expect(mark).toHaveCount(1);
  await expect(list.row('Sizes New answer')).toBeVisible();
  await list.row('Sizes New answer').click();
  await expect(list.widget.answers).toHaveCount(2);
  await list.show();
  await expect(mark).toHaveCount(0);
});

test('a mark goes with its conversation', async ({ visit }) => {
  const list = await visitList(visit, NAMES);
  await leaveInMidAnswer(list);
  await list.widget.release();
  await expect(list.toggle).toHaveAttribute('data-marked', 'true');
  await list.show();
  await list.pick('Sizes', 'Delete');
  await list.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(list.row('Sizes')).toHaveCount(0);
  await expect(list.toggle).toHaveAttribute('data-marked', 'false');
});

test('an answer goes on before the eyes of who comes back to its conversation; until that is there nothing is offered', async ({
  visit,
}) => {
  const list = await visitList(visit, NAMES);
  const { widget } = list;
  await list.row('Sizes').click();
  await expect(widget.questions).toHaveText('Sizes');
  await widget.set({ hold: { after: 3 } });
  await widget.ask('And for children?');
  await widget.expectStatus('streaming');
  await list.show();
  await widget.set({ latencyMs: 1500 });
  await list.row('Shipping').click();
  await expect(widget.log.getByRole('status', { name: 'Loading' })).toBeVisible();
  await expect(widget.panel.getByRole('group', { name: 'Suggested questions' })).toHaveCount(0);
  await expect(widget.questions).toHaveText('Shipping');
  await widget.set({ latencyMs: 0 });
  await list.show();
  await list.row('Sizes').click();
  await expect(widget.questions).toHaveText(['Sizes', 'And for children?']);
  await expect(widget.alert).toHaveCount(0);
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expect.poll(async () => (await widget.state()).stops).toHaveLength(1);
  await list.show();
  await expect(list.nav.getByRole('img', { name: 'New answer' })).toHaveCount(0);
});

test('a conversation is downloaded with all of its pages; where that fails, its row says so', async ({
  visit,
  page,
}) => {
  const list = await visitList(visit, [], { scenario: 'history', settings: { rows: 45 } });
  const name = 'Planning the coast walk';
  await list.widget.set({ failNext: { route: 'GET /messages', status: 500 } });
  await list.pick(name, 'Download');
  await expect(list.alert).toContainText('Something went wrong');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.alert.getByRole('button', { name: 'Try again' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${name}.md`);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith(`# ${name}\n\n## You · `)).toBe(true);
  // More than a page; of several versions the one on show.
  expect(text.match(/^## You · /gm)?.length).toBeGreaterThan(20);
  await expect(list.alert).toHaveCount(0);
});

test('without the option «history» there is no list', async ({ visit }) => {
  const widget = await visit({ config: { history: false } });
  await widget.open();
  await expect(widget.button('New conversation')).toBeVisible();
  await expect(widget.button('Conversations')).toHaveCount(0);
});
