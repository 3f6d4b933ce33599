import { type Page, expect, test as base } from '@playwright/test';
import { bundleScript } from '../bundle';

const SECURE = 'http://localhost:4556'; // answered by routes: nothing listens there
const INSECURE = 'http://audio.example';

export interface PageOptions {
  /** Response headers of the page: its policies. */
  headers?: Record<string, string>;
  isSecure?: boolean;
  /** Part of the address after `#`: a scene of the harness. */
  scene?: string;
}

/** `open` gives a page with the harness. A test fails if anything was thrown or rejected there unseen. */
export const test = base.extend<{ open: (options?: PageOptions) => Promise<Page> }, { bundle: string }>({
  // To take its pictures the trace looks into the page, which Chromium counts as a visitor's touch: it lets sound play.
  trace: ['off', { scope: 'worker' }],
  bundle: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
    async ({}, use) => {
      await use(await bundleScript(new URL('harness.ts', import.meta.url)));
    },
    { scope: 'worker' },
  ],
  open: async ({ page, bundle }, use) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await use(async ({ headers = {}, isSecure = true, scene = '' } = {}) => {
      await page.route('**/*', (route) =>
        route.request().url().endsWith('/harness.js')
          ? route.fulfill({ contentType: 'text/javascript', body: bundle })
          : route.fulfill({
              contentType: 'text/html',
              headers,
              body: '<!doctype html><title>Audio</title><script type="module" src="/harness.js"></script>',
            }),
      );
      await page.goto(`${isSecure ? SECURE : INSECURE}/#${scene}`);
      return page;
    });
    expect(errors).toEqual([]);
  },
});
