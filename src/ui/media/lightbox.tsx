import { render } from 'preact';
import css from '../../theme/lightbox.css?inline';
import type { Translation } from '../../i18n/translation';
import { adoptStyles } from '../../theme/adopt';
import { Drawing } from '../icon';
import { enableZoom } from './zoom';

export interface Picture {
  url: string;
  /** What it is called: its text for those who do not see it, else its file. */
  name: string;
  /** Stands below it. */
  caption?: string;
}

type LightboxTexts = Pick<
  Translation,
  'image' | 'close' | 'previousImage' | 'nextImage' | 'zoom' | 'version' | 'download'
>;

const PREVIOUS = 'M15 5l-7 7 7 7';
const NEXT = 'M9 5l7 7-7 7';
const ZOOM = 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4M8 11h6M11 8v6';
const DOWNLOAD = 'M12 4v11m-5-5 5 5 5-5M5 20h14';
const CLOSE = 'M6 6l12 12M18 6 6 18';
/** A finger that moves so far sideways asks for another picture, in px. */
const SWIPE_PX = 48;

/**
 * Shows pictures above everything, one at a time, from `start` on. Escape, the button and a press beside the picture
 * close; the focus goes back to where it was. @param container stands in the panel's shadow root.
 */
export function openImages(
  container: HTMLElement,
  pictures: readonly Picture[],
  start: number,
  texts: LightboxTexts,
): void {
  const root = container.getRootNode();
  if (root instanceof ShadowRoot) adoptStyles(root, css);
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  const image = new Image();
  const stage = make('div', 'lightbox-stage');
  stage.append(image);
  const caption = make('p', 'lightbox-caption');
  caption.dir = 'auto';
  const place = make('span', 'lightbox-place');
  place.role = 'status';
  const zoom = makeButton(texts.zoom, ZOOM);
  const download = document.createElement('a');
  Object.assign(download, { target: '_blank', rel: 'noopener noreferrer' });
  render(<Drawing path={DOWNLOAD} />, download);
  const close = makeButton(texts.close, CLOSE);
  const previous = makeButton(texts.previousImage, PREVIOUS, 'lightbox-previous');
  const next = makeButton(texts.nextImage, NEXT, 'lightbox-next');
  const bar = make('div', 'lightbox-bar');
  bar.append(place, zoom, download, close);
  dialog.append(stage, caption, bar);
  if (pictures.length > 1) dialog.append(previous, next);
  const lens = enableZoom(stage, image, zoom);

  let index = Math.max(0, start);
  const show = (step: number): void => {
    index = (index + step + pictures.length) % pictures.length;
    const picture = pictures[index];
    if (!picture) return;
    lens.reset();
    image.src = picture.url;
    image.alt = picture.name;
    dialog.ariaLabel = texts.image(picture.name);
    caption.textContent = picture.caption ?? '';
    place.textContent = pictures.length > 1 ? texts.version(index + 1, pictures.length) : '';
    download.href = picture.url;
    download.download = '';
    download.ariaLabel = download.title = texts.download(picture.name);
  };

  previous.addEventListener('click', () => show(-1));
  next.addEventListener('click', () => show(1));
  close.addEventListener('click', () => dialog.close());
  stage.addEventListener('click', ({ target }) => {
    if (target === stage) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // Its own: the panel below it stays open.
    event.stopPropagation();
    if (event.key === 'Tab') keepFocus(dialog, event);
    const forward = getComputedStyle(dialog).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (event.key === '+' || event.key === '=') lens.by(1.5);
    else if (event.key === '-') lens.by(1 / 1.5);
    else if (isArrow && !lens.isZoomed()) show(event.key === forward ? 1 : -1);
    else return;
    event.preventDefault();
  });
  hearSwipes(stage, (direction) => {
    if (lens.isZoomed() || pictures.length < 2) return;
    show(getComputedStyle(dialog).direction === 'rtl' ? -direction : direction);
  });
  dialog.addEventListener('close', () => dialog.remove());
  show(0);
  container.append(dialog);
  close.autofocus = true;
  dialog.showModal();
}

/** From the last to the first, and back: what lies below, and the browser's own, are reached when it is closed. */
function keepFocus(dialog: HTMLElement, event: KeyboardEvent): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('a,button')];
  if (event.shiftKey) stops.reverse();
  if (event.target !== stops.at(-1)) return;
  event.preventDefault();
  stops[0]?.focus();
}

/** `1`: the finger went to the left. */
function hearSwipes(stage: HTMLElement, onSwipe: (direction: 1 | -1) => void): void {
  let from: Touch | undefined;
  stage.addEventListener(
    'touchstart',
    ({ touches }) => {
      from = touches.length === 1 ? touches[0] : undefined;
    },
    { passive: true },
  );
  stage.addEventListener('touchend', ({ changedTouches: [to] }) => {
    if (!from || !to || (visualViewport?.scale ?? 1) > 1.01) return;
    const across = to.clientX - from.clientX;
    const along = to.clientY - from.clientY;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(along)) onSwipe(across < 0 ? 1 : -1);
  });
}

function make(tag: 'div' | 'p' | 'span', className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { className });
}

function makeButton(name: string, path: string, className = ''): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className, ariaLabel: name, title: name });
  render(<Drawing path={path} />, button);
  return button;
}
