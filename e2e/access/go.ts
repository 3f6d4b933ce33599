import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

/** Presses one key until the focus is there: what a visitor does who sees where it is. */
export async function go(
  page: Page,
  key: 'Tab' | 'Shift+Tab' | 'ArrowRight',
  target: Locator,
): Promise<void> {
  await expect(target).toBeVisible();
  await expect(async () => {
    for (let press = 0; press < 40; press++) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await page.keyboard.press(key);
    }
    throw new Error(`«${key}» does not come to ${String(target)}.`);
  }).toPass();
}
