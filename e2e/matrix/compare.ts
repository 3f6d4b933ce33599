import type { Page } from '@playwright/test';

/** All of a page that a widget might change. */
export interface PageState {
  globals: string[];
  /** The document, without what the owner has put there for the widget. */
  html: string;
  /** Computed styles and boxes of the page's own elements. */
  styles: Record<string, string>;
  /** Listeners on the window, the document and its parts, by type. */
  listeners: Record<string, number>;
  /** The middle of the window, where no widget stands. */
  pixels: string;
}

/** Columns in which the page's text stands; the faces keep to the sides. */
const MIDDLE = { x: 430, y: 0, width: 240, height: 800 };

/** Keeps count of the listeners that others may notice: of the page's shared targets. */
export async function countListeners(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts = new Map<string, number>();
    const known = new WeakMap<EventTarget, Set<string>>();
    const ids = new WeakMap<object, number>();
    let last = 0;
    const idOf = (value: object): number => {
      if (!ids.has(value)) ids.set(value, ++last);
      return ids.get(value) ?? 0;
    };
    const nameOf = (target: unknown): string | undefined =>
      target === window || target === undefined
        ? 'window'
        : target === document
          ? 'document'
          : target instanceof HTMLHtmlElement ||
              target instanceof HTMLBodyElement ||
              target instanceof HTMLHeadElement
            ? target.localName
            : undefined;
    /** Of the test tool, which watches where its clicks arrive. */
    const isOfTool = (): boolean => /InjectedScript/.test(new Error('Whose?').stack ?? '');
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const change = (
      target: EventTarget,
      type: string,
      listener: object,
      options: unknown,
      by: 1 | -1,
    ): void => {
      const name = nameOf(target);
      if (name === undefined || isOfTool()) return;
      const capture = typeof options === 'boolean' ? options : Boolean(Object(options).capture);
      const key = `${type} ${idOf(listener)} ${capture}`;
      const keys = known.get(target) ?? new Set<string>();
      known.set(target, keys);
      if (keys.has(key) === (by === 1)) return;
      if (by === 1) keys.add(key);
      else keys.delete(key);
      counts.set(`${name} ${type}`, (counts.get(`${name} ${type}`) ?? 0) + by);
    };
    EventTarget.prototype.addEventListener = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      if (listener) {
        const target: EventTarget = this ?? window;
        const { signal } = Object(options);
        if (!signal?.aborted) change(target, type, listener, options, 1);
        signal?.addEventListener('abort', () => change(target, type, listener, options, -1));
      }
      Reflect.apply(add, this ?? window, [type, listener, options]);
    };
    EventTarget.prototype.removeEventListener = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      if (listener) change(this ?? window, type, listener, options, -1);
      Reflect.apply(remove, this ?? window, [type, listener, options]);
    };
    Object.defineProperty(window, Symbol.for('listeners'), {
      value: () => Object.fromEntries([...counts].filter(([, count]) => count !== 0)),
    });
  });
}

/** @param added - selector of what belongs to the widget. */
export async function readState(page: Page, added: string): Promise<PageState> {
  const state = await page.evaluate((selector) => {
    const own = [...document.querySelectorAll('*')].filter((element) => !element.matches(selector));
    const copy = document.documentElement.cloneNode(true);
    if (copy instanceof Element) for (const element of copy.querySelectorAll(selector)) element.remove();
    const listeners: unknown = Reflect.get(window, Symbol.for('listeners'));
    return {
      globals: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
      // The test tool hides the caret of a field for its pictures, and leaves that behind.
      html: copy instanceof Element ? copy.outerHTML.replaceAll(' style=""', '') : '',
      styles: Object.fromEntries(
        own.map((element, index) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const text = Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
          return [`${index} ${element.localName}`, `${x} ${y} ${width} ${height} ${text}`];
        }),
      ),
      listeners: typeof listeners === 'function' ? listeners() : {},
    };
  }, added);
  const picture = await page.screenshot({ clip: MIDDLE });
  return { ...state, pixels: picture.toString('base64') };
}

/** What differs, in words that can be read. */
export function differences(before: Record<string, string>, after: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const was = new Set(before[name]?.split('; '));
    return (after[name]?.split('; ') ?? ['gone'])
      .filter((part) => !was.has(part))
      .map((part) => `${name}: ${part}`);
  });
}
