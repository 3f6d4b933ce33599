import type { Drawing, DrawingEvents } from './diagram';

const START = /<svg(?=[\s>])([^>]*)>/i;

/**
 * An SVG as an image: nothing in it runs, is loaded, or reaches the page.
 * @param title - its name, where the drawing has none of its own.
 */
export function createPicture(
  place: HTMLElement,
  source: string,
  title: string,
  events: DrawingEvents,
): Drawing {
  const ended = new AbortController();
  const image = new Image();
  const attributes = START.exec(source)?.[1] ?? '';
  image.alt = /<title[^>]*>([^<]+)/i.exec(source)?.[1]?.trim() ?? title;
  // One without a size of its own takes the place there is.
  if (!/\swidth\s*=/i.test(attributes)) image.style.width = '100%';
  image.addEventListener('load', () => {
    ended.abort(); // what the page forbids from now on is something else
    events.drawn();
  });
  // Only a moment later is it known whether the page has forbidden it.
  image.addEventListener('error', () => setTimeout(() => !ended.signal.aborted && events.failed()));
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, effectiveDirective }) => {
      if (effectiveDirective === 'img-src' && blockedURI.startsWith('data'))
        events.silent(
          'Drawings stay code: a Content Security Policy of the page has to allow them: img-src data:',
        );
    },
    ended,
  );
  const named = /\sxmlns\s*=/i.test(attributes)
    ? source
    : source.replace(START, '<svg xmlns="http://www.w3.org/2000/svg"$1>');
  place.append(image);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(named.trim())}`;
  return {
    destroy() {
      ended.abort();
      image.remove();
    },
  };
}
