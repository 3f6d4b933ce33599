import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { test as base, Widget, type HostOptions } from '../fixtures';

/** React as an application has it while it is developed: with its warnings, and with effects that run twice. */
async function bundleReact(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('harness.ts', import.meta.url)), formats: ['es'] },
    },
  });
  const [bundle] = [result].flat();
  if (!bundle || !('output' in bundle)) throw new Error('vite gave no bundle');
  return bundle.output[0].code;
}

/** No styles but the page's own and those of scripts, no markup from texts. */
export const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'nonce-host-page'",
  "style-src 'nonce-host-page'",
  'connect-src http://localhost:*',
  'img-src data: http://localhost:*',
  "require-trusted-types-for 'script'",
  'trusted-types dify-chat',
].join('; ');

/** Before the application's own modules. */
const IMPORT_MAP =
  '<script type="importmap" nonce="host-page">{ "imports": { "react": "/react.js" } }</script>';

interface Faces {
  /** What the console told as a warning or an error, and what was thrown. */
  told: string[];
  /** A page whose body is made for its widget, by an element or by a script of the page. */
  visitBody: (body: (widget: Widget) => string, options?: HostOptions) => Promise<Widget>;
  /** A page that has React, as the module `react`. */
  visitReact: (body: string, options?: HostOptions) => Promise<Widget>;
}

export const test = base.extend<Faces, { react: string }>({
  react: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
    async ({}, use) => {
      await use(await bundleReact());
    },
    { scope: 'worker' },
  ],
  told: async ({ page }, use) => {
    const told: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) told.push(message.text());
    });
    page.on('pageerror', ({ message }) => told.push(message));
    await use(told);
  },
  visitBody: async ({ page }, use) => {
    await use(async (body, options = {}) => {
      const widget = new Widget(page, options);
      await widget.set({ delayMs: 0, ...options.settings });
      const when = { when: 'never', ...options.page };
      await page.goto(widget.url({ ...options, page: { ...when, body: body(widget) } }));
      return widget;
    });
  },
  visitReact: async ({ page, visit, react }, use) => {
    await page.route('**/react.js', async (route) => {
      const isOurs = new URL(route.request().url()).pathname.startsWith('/dist/');
      if (isOurs) await route.continue();
      else await route.fulfill({ contentType: 'text/javascript', body: react });
    });
    await use((body, options = {}) =>
      visit({ ...options, page: { when: 'never', head: IMPORT_MAP, body, ...options.page } }),
    );
  },
});

export { expect, Widget } from '../fixtures';
