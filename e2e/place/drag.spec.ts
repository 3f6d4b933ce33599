import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In whole pixels: layout counts in 64ths of one. */
async function boxOf(thing: Locator): Promise<Box> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  const { x, y, width, height } = box;
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

async function take(page: Page, thing: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(thing);
  const centre = { x: x + width / 2, y: y + height / 2 };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  return centre;
}

async function drag(page: Page, thing: Locator, x: number, y: number): Promise<void> {
  await take(page, thing);
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** Whole in the window, and not over the launcher. */
async function expectBeside(panel: Locator, launcher: Locator, page: Page): Promise<void> {
  await expect(async () => {
    const view = page.viewportSize() ?? { width: 0, height: 0 };
    const box = await boxOf(panel);
    const button = await boxOf(launcher);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(view.width);
    expect(box.y + box.height).toBeLessThanOrEqual(view.height);
    expect(box.height).toBeGreaterThanOrEqual(400);
    const isApart =
      box.x + box.width <= button.x ||
      button.x + button.width <= box.x ||
      box.y + box.height <= button.y ||
      button.y + button.height <= box.y;
    expect(isApart).toBe(true);
  }).toPass();
}

test('a launcher that is dragged opens the panel where the room is, and is found there again', async ({
  visit,
  page,
}) => {
  const widget = await visit({ config: { draggable: true } });
  const launcher = page.getByRole('button', { name: /Open chat|Hide chat/ });
  await expect(launcher).toHaveAccessibleDescription(/Shift and an arrow key/);
  const corner = await boxOf(launcher);

  // The trembling of a hand is no drag.
  const { x, y } = await take(page, launcher);
  await page.mouse.move(x - 4, y - 3);
  await page.mouse.up();
  await expect(widget.panel).toBeVisible();
  await expect.poll(() => boxOf(launcher)).toEqual(corner);
  await launcher.click();
  await expect(widget.panel).toBeHidden();

  for (const [left, top] of [
    [1060, 400],
    [40, 400],
    [550, 5000],
  ] as const) {
    await drag(page, launcher, left, top);
    await expect(widget.panel).toBeHidden();
    await launcher.click();
    await expectBeside(widget.panel, launcher, page);
    await launcher.click();
    await expect(widget.panel).toBeHidden();
  }
  const dropped = { x: 522, y: 736, width: 56, height: 56 };
  await expect.poll(() => boxOf(launcher)).toEqual(dropped);

  await page.reload();
  await expect.poll(() => boxOf(launcher)).toEqual(dropped);
  await page.setViewportSize({ width: 700, height: 500 });
  await expect.poll(() => boxOf(launcher)).toMatchObject({ y: 436 });
  await page.setViewportSize({ width: 500, height: 500 });
  await expect.poll(async () => (await boxOf(launcher)).x).toBeLessThanOrEqual(500 - 56);
  await page.setViewportSize({ width: 1100, height: 800 });
  await expect.poll(() => boxOf(launcher)).toEqual(dropped);

  // Escape gives a drag back, a double press the corner.
  await take(page, launcher);
  await page.mouse.move(200, 200, { steps: 3 });
  await expect.poll(async () => (await boxOf(launcher)).x).toBeLessThan(180);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => boxOf(launcher)).toEqual(dropped);
  await expect(widget.panel).toBeHidden();
  await launcher.dblclick();
  await expect.poll(() => boxOf(launcher)).toEqual(corner);
});

test('keys move the launcher as well, only along the axis, also in a right-to-left page', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    config: { draggable: true, dragAxis: 'x' },
    page: { dir: 'rtl', lang: 'ar' },
  });
  const launcher = page.locator('dify-chat').getByRole('button').first();
  await expect(launcher).toHaveAccessibleDescription(/Shift/);
  const corner = await boxOf(launcher);
  expect(corner.x).toBe(20);
  await launcher.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
    await page.keyboard.press(`Shift+${key}`);
  expect(await boxOf(launcher)).toEqual({ ...corner, x: 52 });
  await drag(page, launcher, 1000, 60);
  await expect.poll(() => boxOf(launcher)).toEqual({ ...corner, x: 972 });
  await page.keyboard.press('Enter');
  await expectBeside(widget.panel, launcher, page);
  await page.keyboard.press('Escape');
  await expect(launcher).toBeFocused();
  await page.keyboard.press('Shift+Home');
  await expect.poll(() => boxOf(launcher)).toEqual(corner);
});

test('a phone’s sheet fills the screen wherever the launcher was put, and a finger moves it', async ({
  visit,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const widget = await visit({ config: { draggable: true } });
  await expect(widget.launcher).toHaveAccessibleDescription(/Shift/);
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
    });
  const { x, y } = await boxOf(widget.launcher);
  await touch('touchStart', x + 28, y + 28);
  await touch('touchMove', x - 40, y - 100);
  await touch('touchMove', 60, 300);
  await touch('touchEnd');
  await expect.poll(() => boxOf(widget.launcher)).toMatchObject({ x: 32, y: 272 });
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await widget.open();
  await expect.poll(() => boxOf(widget.panel)).toMatchObject({ x: 0, y: 0, width: 360, height: 640 });
  await widget.button('Close chat').click();
  await expect.poll(() => boxOf(widget.launcher)).toMatchObject({ x: 32, y: 272 });
});
