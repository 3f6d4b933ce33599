import { type Page, test as base } from '@playwright/test';
import { bundleScript } from '../bundle';

const ORIGIN = 'http://localhost:4555'; // answered by routes: nothing listens there

export interface Served {
  page: Page;
  /** Addresses outside the page that were asked for. */
  requests: string[];
  /** Directives that were violated. */
  violations: () => Promise<string[]>;
}

/** `open(policy)` gives a page with the harness under a Content Security Policy; `#lazy`: without the sanitiser. */
export const test = base.extend<
  { open: (policy?: string, scene?: '' | '#lazy') => Promise<Served> },
  { bundle: string }
>({
  bundle: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
    async ({}, use) => {
      await use(await bundleScript(new URL('harness.ts', import.meta.url)));
    },
    { scope: 'worker' },
  ],
  open: async ({ page, bundle }, use) => {
    await use(async (policy, scene = '') => {
      const requests: string[] = [];
      await page.route('**/*', async (route) => {
        const url = route.request().url();
        if (url === `${ORIGIN}/harness.js`)
          await route.fulfill({ contentType: 'text/javascript', body: bundle });
        else if (url === `${ORIGIN}/`)
          await route.fulfill({
            contentType: 'text/html',
            ...(policy === undefined ? {} : { headers: { 'content-security-policy': policy } }),
            body: '<!doctype html><title>Markdown</title><main></main><script type="module" src="/harness.js"></script>',
          });
        else {
          requests.push(url);
          await route.abort();
        }
      });
      await page.addInitScript(() => {
        const seen: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        Object.assign(window, { seen });
      });
      await page.goto(`${ORIGIN}/${scene}`);
      await page.waitForFunction(() => 'harness' in window);
      return {
        page,
        requests,
        violations: () => page.evaluate<string[]>('window.seen'),
      };
    });
  },
});
