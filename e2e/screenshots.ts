import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './browser';
import { servePages } from './pages';
import { serveSandbox } from './sandbox/serve';

/** `npm run screenshots`: the widget's states as pictures in `.out/`, and the README's picture. */
const OUT = '.out/screenshots';
const pages = await servePages(0);
const sandbox = await serveSandbox({ port: 0 });
const executablePath = findBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) });
mkdirSync(OUT, { recursive: true });

interface Shot {
  name: string;
  scenario?: string;
  question?: string;
  settings?: Record<string, unknown>;
  config?: Record<string, unknown>;
  host?: Record<string, string>;
  size?: { width: number; height: number };
  /** What to wait for before the picture is taken. */
  status?: 'streaming' | 'done' | 'error' | 'stopped';
  /** Name of the article to scroll to. */
  show?: string;
  dark?: boolean;
  playground?: boolean;
  closed?: boolean;
  path?: string;
}

const PHONE = { width: 375, height: 667 };
const SHOTS: Shot[] = [
  { name: 'launcher', closed: true },
  { name: 'start' },
  { name: 'answer', question: 'What if it does not fit?', status: 'done' },
  { name: 'table', question: 'Which jacket keeps me dry on the coast?', status: 'done' },
  { name: 'code', question: 'Show me how to embed this chat', status: 'done' },
  {
    name: 'streaming',
    question: 'What if it does not fit?',
    settings: { hold: { after: 12 } },
    status: 'streaming',
  },
  { name: 'waiting', scenario: 'slow', question: 'Hello?', settings: { hold: true }, status: 'streaming' },
  { name: 'error', scenario: 'cut', question: 'Is the showroom open on Sunday?', status: 'error' },
  { name: 'unavailable', settings: { passport: 'site-disabled' } },
];
const VARIANTS: Shot[] = [
  ...SHOTS,
  ...SHOTS.map((shot) => ({ ...shot, name: `${shot.name}-dark`, dark: true })),
  ...SHOTS.map((shot) => ({ ...shot, name: `${shot.name}-phone`, size: PHONE })),
  ...SHOTS.map((shot) => ({ ...shot, name: `${shot.name}-rtl`, host: { dir: 'rtl' } })),
  { name: 'image', scenario: 'image', question: 'Show me pictures.', status: 'done' },
  { name: 'history', scenario: 'history' },
  {
    name: 'narrow',
    question: 'Which jacket keeps me dry on the coast?',
    status: 'done',
    size: { width: 320, height: 568 },
  },
  { name: 'playground', playground: true, closed: true, size: { width: 1280, height: 860 } },
  {
    name: 'readme',
    playground: true,
    question: 'Which jacket keeps me dry on the coast?',
    show: 'You',
    status: 'done',
    size: { width: 1180, height: 800 },
    path: 'public/panel.png',
  },
];

async function control(token: string, settings: Record<string, unknown>): Promise<void> {
  await fetch(`${sandbox.url}/sandbox/${token}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
}

async function take(shot: Shot): Promise<void> {
  const token = `${shot.scenario ?? 'basic'}~${shot.name}`;
  await control(token, { delayMs: 0, ...shot.settings });
  const page: Page = await browser.newPage({
    viewport: shot.size ?? { width: 760, height: 820 },
    colorScheme: shot.dark ? 'dark' : 'light',
    hasTouch: shot.size === PHONE,
    deviceScaleFactor: shot.path === undefined ? 1 : 2,
  });
  const config = { token, apiUrl: `${sandbox.url}/api`, ...shot.config };
  const query = new URLSearchParams({ ...shot.host, config: JSON.stringify(config) });
  const address = shot.playground
    ? `${pages.url}/?${new URLSearchParams({ api: `${sandbox.url}/api` })}`
    : `${pages.url}/host?${query}`;
  await page.goto(address);
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
  if (!shot.closed) {
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    if (shot.question !== undefined) {
      await page.getByRole('textbox', { name: 'Message' }).fill(shot.question);
      await page.getByRole('button', { name: 'Send' }).click();
      await page
        .locator(`article[data-status=${shot.status ?? 'done'}]`)
        .last()
        .waitFor();
    }
    if (shot.show !== undefined) {
      await page.getByRole('article', { name: shot.show }).last().scrollIntoViewIfNeeded();
    }
    await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {});
  }
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  await page.screenshot({ path: shot.path ?? `${OUT}/${shot.name}.png` });
  await page.close();
}

const only = process.argv.slice(2);
for (const shot of VARIANTS) {
  if (only.length === 0 || only.includes(shot.name)) await take(shot);
}
await browser.close();
await Promise.all([pages.close(), sandbox.close()]);
console.log(`Pictures are in ${OUT}.`);
process.exit(0);
