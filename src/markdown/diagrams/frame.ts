import type { Drawing, DrawingEvents } from './diagram';

/** The pages are beside the chunks; a variable, so that the bundler leaves the address alone. */
const HERE = import.meta.url;
/** A library of some hundred kB comes within this time, or does not come. */
const PATIENCE_MS = 20_000;
const MAX_HEIGHT_PX = 1200;

/** @param folder - where the owner has put the pages, seen from his own. */
export function pageOf(kind: string, folder: boolean | string | undefined): string {
  const base =
    typeof folder === 'string'
      ? new URL(folder.replace(/\/*$/, '/'), document.baseURI)
      : new URL('../', HERE);
  return new URL(`${kind}.html`, base).href;
}

/**
 * A frame without an origin, in which a library draws hostile text. Its page has a policy of its own: it reaches no network
 * and nothing of this page; what it says is a height, or that it failed.
 */
export function createFrame(
  url: string,
  place: HTMLElement,
  source: string,
  title: string,
  hears: DrawingEvents,
): Drawing {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  // Where the page has a Cross-Origin-Embedder-Policy, Chromium takes no other frame without a header of its own.
  frame.setAttribute('credentialless', '');
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  frame.src = url;
  const ended = new AbortController();
  const giveUp = (): void =>
    hears.silent(
      `Diagrams stay code: ${url} does not answer. It has to be beside the other files, and a Content Security Policy of the page has to allow it: frame-src ${new URL(url).origin}`,
    );
  const timer = setTimeout(giveUp, PATIENCE_MS);
  let look = '';

  function draw(): void {
    const wanted = lookOf(place);
    if (JSON.stringify(wanted) === look) return;
    look = JSON.stringify(wanted);
    // A frame without an origin can be addressed in no other way; there is nothing secret in it.
    frame.contentWindow?.postMessage({ source, look: wanted }, '*');
  }

  addEventListener(
    'message',
    ({ source: sender, data }: MessageEvent<unknown>) => {
      if (sender === null || sender !== frame.contentWindow) return;
      const message = readMessage(data);
      if (message) clearTimeout(timer);
      if (message === 'ready') draw();
      else if (message === 'failed') hears.failed();
      else if (message) {
        frame.style.height = `${Math.min(message, MAX_HEIGHT_PX)}px`;
        hears.drawn();
      }
    },
    ended,
  );
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, effectiveDirective }) => {
      const isOurs = blockedURI !== '' && url.startsWith(blockedURI);
      if (effectiveDirective === 'frame-src' && isOurs) giveUp();
    },
    ended,
  );
  // The sheet gives its colours a transition: whatever changes the theme, this is heard.
  place.addEventListener('transitionend', () => look !== '' && draw(), ended);
  place.append(frame);

  return {
    destroy() {
      clearTimeout(timer);
      ended.abort();
      frame.remove();
    },
  };
}

function lookOf(place: HTMLElement): { dark: boolean; text: string; ground: string; line: string } {
  const { color, backgroundColor, outlineColor } = getComputedStyle(place);
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return { dark: red + green + blue > 380, text: color, ground: backgroundColor, line: outlineColor };
}

/** @returns a height is a number. */
function readMessage(data: unknown): 'ready' | 'failed' | number | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  if (data.type === 'ready' || data.type === 'failed') return data.type;
  const isHeight =
    data.type === 'drawn' && 'height' in data && typeof data.height === 'number' && data.height > 0;
  return isHeight ? Number(data.height) : undefined;
}
