import { expect, test } from '../fixtures';
import { visitList } from './list';

const NAMES = ['Shipping', 'Sizes', 'Returns'];

test('everything works by keyboard, and Escape takes back one step at a time', async ({ visit, page }) => {
  const list = await visitList(visit, NAMES);
  const { keyboard } = page;
  await expect(list.search).toBeFocused();
  await expect(list.row('Returns')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(list.row('Returns')).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await expect(list.more('Sizes')).toBeFocused();

  const item = (name: string) => list.menu.getByRole('menuitem', { name, exact: true });
  await keyboard.press('Enter');
  await expect(list.more('Sizes')).toHaveAttribute('aria-expanded', 'true');
  await expect(item('Rename')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(item('Delete')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(item('Rename')).toBeFocused();
  await keyboard.press('End');
  await expect(item('Delete')).toBeFocused();
  await keyboard.press('Home');
  await expect(item('Rename')).toBeFocused();
  await keyboard.press('Escape');
  await expect(list.menu).toHaveCount(0);
  await expect(list.more('Sizes')).toBeFocused();

  await keyboard.press('ArrowDown');
  await keyboard.press('Enter'); // Rename
  await keyboard.type('Something else');
  await keyboard.press('Escape');
  await expect(list.row('Sizes')).toBeVisible();
  await expect(list.more('Sizes')).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.press('End');
  await keyboard.press('Enter'); // Delete
  await expect(list.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(list.dialog.getByRole('button', { name: 'Delete' })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Escape');
  await expect(list.dialog).toHaveCount(0);
  await expect(list.more('Sizes')).toBeFocused();

  await list.search.focus();
  await keyboard.type('siz');
  await expect(list.nav.locator('.conversation-open')).toHaveText(['Sizes']);
  await keyboard.press('Escape');
  await expect(list.search).toHaveValue('');
  await keyboard.press('Escape');
  await expect(list.nav).toHaveCount(0);
  await expect(list.toggle).toBeFocused();
  await keyboard.press('Escape');
  await expect(list.widget.panel).toBeHidden();
  expect(await list.widget.count('DELETE /conversations/:id')).toBe(0);
  expect(await list.widget.count('POST /conversations/:id/name')).toBe(0);
});

test('a menu goes by a press elsewhere, and stays inside the panel at the end of the list', async ({
  visit,
}) => {
  const list = await visitList(
    visit,
    Array.from({ length: 20 }, (_, index) => `Talk ${index + 1}`),
  );
  await list.more('Talk 1').click();
  await expect(list.menu).toBeVisible();
  const panel = await list.widget.panel.boundingBox();
  await expect
    .poll(async () => {
      const menu = await list.menu.boundingBox();
      return (menu?.y ?? 0) + (menu?.height ?? Infinity);
    })
    .toBeLessThan((panel?.y ?? 0) + (panel?.height ?? 0));
  await list.search.click();
  await expect(list.menu).toHaveCount(0);
  await list.more('Talk 1').click();
  await list.more('Talk 1').click();
  await expect(list.menu).toHaveCount(0);
});

test('the panel comes back with the list, and focus in it', async ({ visit }) => {
  const list = await visitList(visit, NAMES);
  await list.widget.button('Close chat').click();
  await expect(list.widget.panel).toBeHidden();
  await list.widget.launcher.click();
  await expect(list.row('Sizes')).toBeVisible();
  await expect(list.search).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test('no keyboard comes up, every target is large enough, and Escape goes one step', async ({
    visit,
    page,
  }) => {
    const list = await visitList(visit, NAMES);
    await expect(list.row('Sizes')).toBeVisible();
    await expect(list.search).not.toBeFocused();
    for (const target of [list.row('Sizes'), list.more('Sizes'), list.search.locator('..')]) {
      const box = await target.boundingBox();
      expect(Math.round(Math.min(box?.height ?? 0, box?.width ?? 0))).toBeGreaterThanOrEqual(40);
    }
    await list.more('Sizes').tap();
    const item = await list.menu.getByRole('menuitem').first().boundingBox();
    expect(Math.round(item?.height ?? 0)).toBeGreaterThanOrEqual(40);
    await page.keyboard.press('Escape');
    await expect(list.menu).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(list.nav).toHaveCount(0);
    await expect(list.widget.panel).toBeVisible();

    await list.toggle.tap();
    await list.row('Returns').tap();
    await expect(list.widget.questions).toHaveText('Returns');
    await expect(list.widget.composer).not.toBeFocused();
    await expect(list.widget.log).toBeFocused();
  });
});
