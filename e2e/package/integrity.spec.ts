import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, Widget } from '../fixtures';
import { hostPage } from '../host-page';
import { PAGES, PAGES_PORT } from '../ports';
import { SCENARIO, SETTINGS, watch, wholeConversation } from './conversation';

const PLACEHOLDER = 'https://your-site.example/dify-chat/';

/** The built files on another origin than the page; `tampered`: the file there to which a line was added. */
function serveFiles(name: string, tampered?: string): string {
  const folder = `.out/apps/${name}`;
  rmSync(folder, { recursive: true, force: true }); // of another build
  cpSync('dist', folder, { recursive: true });
  if (tampered !== undefined) {
    const file = readdirSync(`${folder}/chunks`).find((chunk) => chunk.startsWith(tampered));
    if (!file) throw new Error(`No chunk is called ${tampered}.`);
    appendFileSync(`${folder}/chunks/${file}`, '\nwindow.tampered = true;');
  }
  return `http://127.0.0.1:${PAGES_PORT}/apps/${name}/`;
}

/** A page with what `dist/integrity.html` says, under a policy that knows its nonce and the widget's origin. */
async function openPage(page: Page, widget: Widget, address: string, tags = readTags()): Promise<void> {
  const { token, apiUrl } = widget;
  const { origin, pathname } = new URL(address);
  const policy = [
    `script-src 'nonce-host-page' ${origin}`,
    `frame-src ${origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types dify-chat',
  ].join('; ');
  const head = tags
    .replaceAll(PLACEHOLDER, address)
    .replace('<script type="importmap"', '$& nonce="host-page"')
    .replace('YOUR_WEB_CODE', token);
  const config = JSON.stringify({ token, apiUrl, speech: 'off' });
  const { html } = hostPage(new URLSearchParams({ when: 'never', config, head }));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  writeFileSync(`.out${pathname}page.html`, html.replace('<head>', `$&${meta}`));
  await widget.set(SETTINGS);
  await page.goto(`${PAGES}${pathname}page.html`);
}

const readTags = (): string => readFileSync('dist/integrity.html', 'utf8');
/** Without the map, as most pages have it. */
const readScriptTag = (): string => readTags().replace(/<script type="importmap">[^]*?<\/script>/, '');
const isTampered = (page: Page): Promise<boolean> => page.evaluate(() => 'tampered' in window);

test('with the tags of `integrity.html` every script is checked, and a whole conversation works', async ({
  page,
}) => {
  const { complaints, scripts } = watch(page);
  const widget = new Widget(page, { scenario: SCENARIO });
  const address = serveFiles('untouched');
  await openPage(page, widget, address);
  await wholeConversation(widget);
  expect(complaints).toEqual([]);
  const hashes = readTags();
  const unchecked = scripts.filter((url) => !hashes.includes(`"${url.replace(address, PLACEHOLDER)}"`));
  // The script of a frame without an origin cannot be checked, and reaches nothing.
  expect(unchecked).toEqual([`${address}echarts.js`]);
});

test('a part of the panel that was tampered with is refused and not run, and the owner is told', async ({
  page,
}) => {
  const { complaints } = watch(page);
  const widget = new Widget(page, { scenario: SCENARIO });
  const address = serveFiles('tampered-colours', 'colours-part');
  await openPage(page, widget, address);
  await widget.converse('Show me code');
  await expect
    .poll(() => complaints.join('\n'))
    .toContain('[dify-chat] Colours for code could not be loaded.');
  expect(complaints.join('\n')).toContain('integrity');
  await expect(widget.answer.locator('code').first()).toHaveText('const days = 3;');
  expect(await isTampered(page)).toBe(false);

  // Without the map it would have run.
  await openPage(page, widget, address, readScriptTag());
  await widget.open();
  await expect.poll(() => isTampered(page)).toBe(true);
});

test('a panel that was tampered with does not start, and the owner is told', async ({ page }) => {
  const { complaints } = watch(page);
  const widget = new Widget(page, { scenario: SCENARIO });
  await openPage(page, widget, serveFiles('tampered-panel', 'mount'));
  await widget.launcher.click();
  await expect.poll(() => complaints.join('\n')).toContain('[dify-chat] no panel');
  expect(complaints.join('\n')).toContain('integrity');
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
  await expect(widget.panel).toHaveCount(0);
  expect(await isTampered(page)).toBe(false);
});
