import type { Page } from '@playwright/test';
import { SCENES } from '../../public/scenes.js';
import { findings } from './findings';
import { layoutFaults } from './layout';
import { longestTexts } from './longest-texts';
import { expect, test } from '../fixtures';
import { PAGES, SANDBOX } from '../ports';
import { sideways } from './sideways';

let texts: Promise<string> | undefined;

async function play(page: Page, scene: string, query: Record<string, string> = {}): Promise<void> {
  await page.goto(`${PAGES}/scene.html?${new URLSearchParams({ scene, api: `${SANDBOX}/api`, ...query })}`);
  // Several steps of a visitor, one after the other.
  await expect(page.locator('html')).toHaveAttribute('data-scene', 'ready', { timeout: 30_000 });
}

/** What moves for longer than nobody sees, though the visitor wants nothing to move. */
function motions(page: Page): Promise<string[]> {
  return page
    .locator('dify-chat')
    .evaluate((host) =>
      (host.shadowRoot?.getAnimations() ?? []).flatMap(({ effect }) =>
        effect instanceof KeyframeEffect && Number(effect.getComputedTiming().duration) > 10
          ? `${effect.target?.className}${effect.pseudoElement ?? ''}`
          : [],
      ),
    );
}

for (const { name, title } of SCENES) {
  test(`${title} (${name}): axe finds nothing in either theme; nothing moves, is cut off or lies over another, also at 320 px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 400, height: 680 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await play(page, name);
    expect(await motions(page)).toEqual([]);
    expect(await layoutFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => layoutFaults(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page)).toEqual([]);

    // In each language: with the longest text of all in each place.
    texts ??= longestTexts();
    const body = await texts;
    await page.route(/\/chunks\/de-/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await play(page, name, { lang: 'de' });
    const root = page.locator('dify-chat .root');
    // A launcher alone has none.
    if ((await root.count()) > 0) await expect(root).toHaveAttribute('lang', 'de');
    await expect.poll(() => layoutFaults(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
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
