import type { Page } from '@playwright/test';
import type { Face } from './faces';

/** A page as its owner has made it. */
export interface HostHtml {
  /** Attributes of `<html>`. */
  root?: string;
  css?: string;
  /** Goes into the body, before the widget. */
  body?: string;
}

/** What a host's step works with. */
export interface Step {
  page: Page;
  face: Face;
  /** The body as a server would send it anew. */
  body: string;
  /** What the owner pastes. */
  tag: string;
}

/** One kind of host page: what it is like, and what it does to whoever lives in it. */
export interface Host extends HostHtml {
  name: string;
  /** How often, and when, the tag is there. Default `once`. */
  tags?: 'once' | 'twice' | 'two apps' | 'late';
  /** What the page does once the widget stands. Done without the widget as well: what differs then is the widget's. */
  act?: (step: Step) => Promise<void>;
  /** After the comparison: undoes what hides the widget. */
  undo?: (step: Step) => Promise<void>;
  /** With the conversation on show. The question is there afterwards. */
  during?: (step: Step) => Promise<void>;
  /** Afterwards the panel is open, as it was. */
  staysOpen?: true;
}

/** A page that takes everything from everybody. */
const HOSTILE = `* { all: unset !important; } button { display: none !important; font-size: 40px !important; }
  html { font-size: 62.5% !important; } body { letter-spacing: 20px; }`;

/** What style guides and frameworks do to all elements. */
const RESETS = `*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; font: inherit; }
  * + * { margin-block-start: 1.5em; } body > * { outline: 1px dashed; }
  body { display: grid; gap: 40px; align-content: start; justify-items: center; }
  button, textarea { border: 3px solid red; text-transform: uppercase; line-height: 3; }
  div, section, svg { display: inline-block; max-width: 50%; } [hidden] { display: block !important; }`;

/** A dialog that takes the focus back whenever it leaves, as those of many libraries do. */
const TRAP = `<div role="dialog" aria-label="Newsletter"><input aria-label="E-mail"></div><script>
  document.addEventListener('focusin', ({ target }) => {
    const dialog = document.querySelector('[role=dialog]');
    if (!dialog.contains(target)) dialog.querySelector('input').focus();
  });
</script>`;

/** A page as for Dify's own script: the host has the name of its bubble. */
const CONFIG = '<script>window.difyChatbotConfig = {};</script>';

/** What a page says of Dify's own bubble, beside a body in which each element has its place. */
const RULES = `body { display: grid; gap: 40px; align-content: start; }
  #dify-chatbot-bubble-button { position: fixed; width: 56px; height: 56px; background: gold; }`;

/** The page's own keys. */
const SHORTCUTS = `<script>
  document.addEventListener('keydown', (event) => {
    if (event.key.length > 1) return;
    event.preventDefault();
    document.title += event.key;
  });
</script>`;

/** A new body in the place of the old one, as Turbo and its like do it. Scripts in it do not run by themselves. */
export async function swapBody({ page, body }: Pick<Step, 'page' | 'body'>): Promise<void> {
  await page.evaluate((html) => {
    const next = new DOMParser().parseFromString(html, 'text/html');
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
  }, body);
}

/** Another page for some frames; then a copy of the first one's body that was kept, as Turbo and its like do it on «back». */
export async function restoreCopy({ page, body }: Pick<Step, 'page' | 'body'>): Promise<void> {
  await page.evaluate(async (html) => {
    const copy = document.body.cloneNode(true);
    const next = new DOMParser().parseFromString(html, 'text/html');
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    document.documentElement.replaceChild(copy, document.body);
  }, body);
}

/**
 * Makes the body equal to the new one, keeping what it can: equal elements as they are, others of the same name with the new
 * one's attributes. Nothing else stays.
 */
async function morphBody({ page, body }: Step): Promise<void> {
  await page.evaluate((html) => {
    const next = [...new DOMParser().parseFromString(html, 'text/html').body.children];
    const take = (isIt: (element: Element) => boolean): Element | undefined => {
      const index = next.findIndex(isIt);
      return index < 0 ? undefined : next.splice(index, 1)[0];
    };
    const others = [...document.body.children].filter(
      ({ outerHTML }) => !take((element) => element.outerHTML === outerHTML),
    );
    for (const child of others) {
      const like = take(({ localName }) => localName === child.localName);
      if (!like) child.remove();
      else {
        for (const name of child.getAttributeNames())
          if (!like.hasAttribute(name)) child.removeAttribute(name);
        for (const { name, value } of like.attributes) child.setAttribute(name, value);
      }
    }
  }, body);
}

/** Runs the script again, as it does for scripts in a new body. */
async function runAgain({ page, tag, face }: Step): Promise<void> {
  if (face.place === 'body') return;
  await page.evaluate((html) => {
    document.head.append(document.createRange().createContextualFragment(html));
  }, tag);
}

export const HOSTS: readonly Host[] = [
  { name: 'a plain page' },
  { name: 'a tag that comes late', tags: 'late' },
  { name: 'the tag twice', tags: 'twice' },
  { name: 'two apps at once', tags: 'two apps' },
  {
    name: 'a page that goes on by pushState',
    async act({ page }) {
      await page.evaluate(() => {
        history.pushState({}, '', 'next');
        document.querySelector('main')?.replaceChildren('Another view');
        document.title = 'Another view';
      });
    },
    async during({ page }) {
      await page.evaluate(() => history.back());
    },
    staysOpen: true,
  },
  { name: 'a body that is replaced', act: swapBody },
  {
    name: 'Turbo: a new body, and the script once more',
    async act(step) {
      await swapBody(step);
      await runAgain(step);
    },
  },
  { name: 'a body that is morphed', act: morphBody },
  {
    name: 'a body that is replaced under the open panel',
    // A frame in the old body is gone with it, and its panel begins anew.
    during: swapBody,
    staysOpen: true,
  },
  { name: 'a copy of the body that is put back', css: RULES, body: CONFIG, act: restoreCopy },
  {
    name: 'back and forward',
    async during({ page }) {
      await page.goto(new URL('elsewhere', page.url()).href);
      await page.goBack();
    },
  },
  {
    name: 'printing',
    act: ({ page, face }) => (face.hasLauncher ? page.emulateMedia({ media: 'print' }) : Promise.resolve()),
    undo: ({ page }) => page.emulateMedia({ media: 'screen' }),
  },
  { name: 'hostile rules', css: HOSTILE },
  { name: 'a root font of 62.5 %', css: 'html { font-size: 62.5%; } body { font-size: 1.6rem; }' },
  { name: 'resets, in a body that is a grid', css: RESETS },
  { name: 'a page from right to left', root: 'dir="rtl"' },
  { name: 'a dialog that keeps the focus', body: TRAP },
  {
    name: 'a war of z-index',
    css: `main, .cover { position: relative; z-index: 2147483647; }
      .cover { position: fixed; inset: 0 0 auto; height: 300px; background: gold; }`,
    body: '<div class="cover"></div>',
  },
  { name: 'shortcuts of the page', body: SHORTCUTS },
];
