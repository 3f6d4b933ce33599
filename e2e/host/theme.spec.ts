import { expect, test } from '../fixtures';

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(23, 25, 30)';

test('`theme: auto` follows what the page forces, from the start and later, else the system', async ({
  visit,
  page,
}) => {
  const ground = () =>
    page.locator('dify-chat .panel').evaluate((panel) => getComputedStyle(panel).backgroundColor);
  const change = (script: string) => page.evaluate(script);
  await page.emulateMedia({ colorScheme: 'light' });
  const widget = await visit({ page: { style: 'html { color-scheme: dark }' } });
  await widget.open();
  expect(await ground()).toBe(DARK);
  await change("document.documentElement.style.colorScheme = 'light'");
  await expect.poll(ground).toBe(LIGHT);

  // Words where the page declares nothing.
  await change("document.documentElement.style.colorScheme = 'normal'");
  for (const [force, release] of [
    ["document.documentElement.className = 'js dark'", "document.documentElement.className = 'js'"],
    ["document.body.dataset.theme = 'dark'", 'delete document.body.dataset.theme'],
    ["document.documentElement.dataset.bsTheme = 'dark'", 'delete document.documentElement.dataset.bsTheme'],
  ] as const) {
    await change(force);
    await expect.poll(ground).toBe(DARK);
    await change(release);
    await expect.poll(ground).toBe(LIGHT);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).toBe(DARK);
  await change("document.body.className = 'light-mode'");
  await expect.poll(ground).toBe(LIGHT);

  // The owner's wish stands above the page's.
  await change("window.DifyChat('setOptions', { theme: 'dark' })");
  await expect.poll(ground).toBe(DARK);
  await change("window.DifyChat('setOptions', { theme: 'auto' })");
  await expect.poll(ground).toBe(LIGHT);
});
