import { placeOf } from '../../markdown/place';

/** Between a place and the edge of what scrolls, in px. */
const MARGIN_PX = 16;

/** Goes to a heading or a footnote of the same text, or from a footnote back to where it is referred to. */
export function goToPlace(source: HTMLElement): void {
  const text = source.closest('.answer-text');
  const name = source.dataset['place'];
  const place = text && name !== undefined ? findPlace(text, name, source) : undefined;
  if (!place) return;
  // A note takes the focus only for this.
  if (!place.matches('button')) place.tabIndex = -1;
  // Never by the browser, which would move the page, too.
  place.focus({ preventScroll: true });
  const scroller = scrollerAround(place);
  if (!scroller) return;
  const box = place.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const isSeen = box.top >= frame.top && box.bottom <= frame.bottom;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!isSeen)
    scroller.scrollBy({ top: box.top - frame.top - MARGIN_PX, behavior: isCalm ? 'auto' : 'smooth' });
}

function findPlace(text: Element, name: string, source: HTMLElement): HTMLElement | undefined {
  if (!name.startsWith('^'))
    return [...text.querySelectorAll<HTMLElement>('h3,h4,h5,h6')].find(
      (heading) => placeOf(heading.textContent) === name.toLowerCase(),
    );
  const label = name.slice(1).toLowerCase();
  const isBack = source.parentElement?.parentElement?.dataset['note']?.toLowerCase() === label;
  return isBack
    ? [...text.querySelectorAll<HTMLElement>('sup > .place')].find(
        ({ dataset }) => dataset['place']?.toLowerCase() === name.toLowerCase(),
      )
    : [...text.querySelectorAll<HTMLElement>('[data-note]')].find(
        ({ dataset }) => dataset['note']?.toLowerCase() === label,
      );
}

function scrollerAround(place: HTMLElement): Element | undefined {
  for (let element = place.parentElement; element; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return undefined;
}
