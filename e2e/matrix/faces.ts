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
  /** Takes it off the page again, where it has a way. */
  destroy?: (page: Page) => Promise<void>;
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
    destroy: (page) => page.evaluate(() => void window.DifyChat?.('destroy')),
  },
  // The element's place: { name: 'element', html: () => `<script type="module" …></script><dify-chat …></dify-chat>`, … }
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
