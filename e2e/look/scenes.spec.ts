import type { Page } from '@playwright/test';
import { SCENES } from '../../public/scenes.js';
import { findings } from './findings';
import { expect, test } from '../fixtures';
import { PAGES, SANDBOX } from '../ports';
import { sideways } from './sideways';

async function play(page: Page, scene: string): Promise<void> {
  await page.goto(`${PAGES}/scene.html?${new URLSearchParams({ scene, api: `${SANDBOX}/api` })}`);
  // Several steps of a visitor, one after the other.
  await expect(page.locator('html')).toHaveAttribute('data-scene', 'ready', { timeout: 30_000 });
}

for (const { name, title } of SCENES) {
  test(`${title} (${name}): axe finds nothing in either theme, nothing reaches over the side at 320 px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await play(page, name);
    expect(await sideways(page)).toEqual([]);
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page)).toEqual([]);
  });
}

test('the gallery plays every scene in a frame, in the theme and language that are chosen', async ({
  page,
}) => {
  await page.goto(`${PAGES}/gallery.html?${new URLSearchParams({ api: `${SANDBOX}/api` })}`);
  await expect(page.locator('iframe')).toHaveCount(SCENES.length);
  const first = page.frameLocator('iframe').first();
  await expect(first.locator('html')).toHaveAttribute('data-scene', 'ready');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByLabel('Language').selectOption('Arabic');
  await expect(first.locator('html')).toHaveAttribute('data-scene', 'ready');
  await expect(first.locator('dify-chat')).toHaveAttribute('data-theme', 'dark');
  await expect(first.locator('.root')).toHaveAttribute('dir', 'rtl');
});
