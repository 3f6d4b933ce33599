import type { FrameLocator, Page } from '@playwright/test';

interface App {
  token: string;
  apiUrl: string;
}

/** One way of putting the chat into a page. */
export interface Face {
  name: string;
  /** What the owner pastes, and where; a second app stands on another side. */
  html: (app: App, side: 'left' | 'right') => string;
  place: 'head' | 'body';
  /** Names that the page's `window` has got by it. */
  globals: readonly string[];
  /** Selector of what it adds to the page's own document, its tag included. */
  added: string;
  /** Where the panel's things are found. */
  inside: (page: Page) => Page | FrameLocator;
  /** There is a launcher to press; else the panel is there at once. */
  hasLauncher: boolean;
  /** Why two tags of one app are two widgets; else they are one. */
  isEachItsOwn?: string;
  /** Takes all of it off the page again, where it has a way. @returns a selector of what stays of the owner's tag. */
  destroy?: (page: Page) => Promise<string>;
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Each face meets each host page of `hosts.ts`. */
export const FACES: readonly Face[] = [
  {
    name: 'script tag',
    html: ({ token, apiUrl }, side) =>
      `<script src="/dist/embed.js" data-token="${token}" data-api-url="${apiUrl}" data-position="bottom-${side}" defer></script>`,
    place: 'head',
    globals: ['DifyChat'],
    added: 'dify-chat, script[data-token]',
    inside: (page) => page,
    hasLauncher: true,
    async destroy(page) {
      await page.evaluate(() => {
        while (window.DifyChat?.get?.()) window.DifyChat('destroy');
      });
      return 'script[data-token]';
    },
  },
  {
    name: 'element',
    html: ({ token, apiUrl }, side) =>
      `<script type="module" src="/dist/element.js"></script><dify-chat token="${token}" api-url="${apiUrl}" position="bottom-${side}"></dify-chat>`,
    place: 'body',
    globals: [],
    added: 'dify-chat, script[src="/dist/element.js"]',
    inside: (page) => page,
    hasLauncher: true,
    isEachItsOwn:
      'Two of any element are two: each has its methods, its listeners and its place, and whoever holds one may call it.',
    async destroy(page) {
      await page.evaluate(async () => {
        for (const element of document.querySelectorAll('dify-chat')) element.remove();
        // Only who is out of the document for a task is gone.
        await new Promise((resolve) => {
          setTimeout(resolve);
        });
      });
      return 'script[src="/dist/element.js"]';
    },
  },
  {
    name: 'iframe',
    html: ({ token, apiUrl }, side) => {
      const query = new URLSearchParams({ token, apiUrl });
      // With `!important`, as on any page whose rules may be worse than one's own.
      const style = {
        position: 'fixed',
        inset: side === 'right' ? 'auto 20px 20px auto' : 'auto auto 20px 20px',
        display: 'block',
        width: '400px',
        height: '600px',
        border: '0',
        margin: '0',
      };
      const css = Object.entries(style).map(([name, value]) => `${name}: ${value} !important`);
      return `<iframe title="Chat" src="${attribute(`/dist/chat.html?${query}`)}" style="${css.join('; ')}"></iframe>`;
    },
    place: 'body',
    globals: [],
    added: 'iframe[title=Chat]',
    inside: (page) => page.frameLocator('iframe[title=Chat]').first(),
    hasLauncher: false,
  },
];
