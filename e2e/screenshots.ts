import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { SCENES } from '../public/scenes.js';
import { launchOptions } from './browser';
import { servePages } from './pages';
import { serveSandbox } from './sandbox/serve';

/**
 * `npm run screenshots`: every scene of the gallery as pictures in `.out/`, and the README's picture.
 * `npm run screenshots -- answer form` takes some of them.
 */
const OUT = '.out/screenshots';
interface Variant {
  name: string;
  theme: 'light' | 'dark';
  lang?: string;
  dir?: string;
  width?: number;
  height?: number;
  forcedColors?: 'active';
}
const VARIANTS = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'phone', theme: 'light', width: 375 },
  { name: 'phone-dark', theme: 'dark', width: 375 },
  { name: 'arabic', theme: 'light', lang: 'ar', dir: 'rtl' },
  { name: 'forced', theme: 'dark', forcedColors: 'active' },
  // A screen of 1280 × 1024 at 400 % (WCAG 1.4.10).
  { name: 'zoom', theme: 'light', width: 320, height: 256 },
] as const satisfies readonly Variant[];

const pages = await servePages(0);
const sandbox = await serveSandbox();
const api = `${sandbox.url}/api`;
const browser = await chromium.launch(launchOptions());
mkdirSync(OUT, { recursive: true });

/** Every motion that ends has ended. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      [document, document.querySelector('dify-chat')?.shadowRoot]
        .flatMap((root) => root?.getAnimations() ?? [])
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    ),
  );
}

async function takeScene(scene: string, variant: Variant): Promise<void> {
  const { name, width = 400, height = 680, forcedColors = 'none', ...query } = variant;
  const page = await browser.newPage({
    viewport: { width, height },
    hasTouch: width === 375,
    deviceScaleFactor: 2,
    colorScheme: query.theme,
    forcedColors,
  });
  await page.goto(`${pages.url}/scene.html?${new URLSearchParams({ scene, api, ...query })}`);
  await page.locator('html[data-scene]').waitFor({ state: 'attached' });
  await settled(page);
  await page.screenshot({ path: `${OUT}/${scene}-${name}.png` });
  await page.close();
}

/** The playground with an answered question. */
async function takeReadme(): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1180, height: 800 }, deviceScaleFactor: 2 });
  await page.goto(`${pages.url}/?${new URLSearchParams({ api })}`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('Which jacket keeps me dry on the coast?');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('article[data-status=done]').waitFor();
  await page.getByRole('toolbar', { name: 'Message actions' }).first().waitFor();
  await page.getByRole('article', { name: 'You' }).scrollIntoViewIfNeeded();
  await settled(page);
  await page.screenshot({ path: 'public/panel.png' });
  await page.close();
}

const only = process.argv.slice(2);
const isWanted = (name: string): boolean => only.length === 0 || only.includes(name);
for (const { name } of SCENES.filter((scene) => isWanted(scene.name))) {
  for (const variant of VARIANTS) await takeScene(name, variant);
}
if (isWanted('readme')) await takeReadme();
await browser.close();
await Promise.all([pages.close(), sandbox.close()]);
console.log(`Pictures are in ${OUT}.`);
process.exit(0);
