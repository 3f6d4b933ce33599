import type { TurnView } from '../../chat/turn-tree';
import { fileNameOf } from '../../markdown/url';
import type { Ui } from '../context';
import { turnAround } from './turn-around';

/** Signed addresses live for five minutes by default: one renewed just now and dead again is gone. */
const FRESH_MS = 240_000;
/** When the addresses of a turn were renewed, and the request that does it now: of pictures that die together, one asks. */
const renewed = new WeakMap<TurnView['answer'], number>();
const renewals = new WeakMap<TurnView['answer'], Promise<void>>();

const buttonOf = (image: HTMLElement): HTMLButtonElement | null => image.closest<HTMLButtonElement>('.image');

/** Names a picture like its button does. */
const nameOf = (image: HTMLImageElement): string => image.alt || fileNameOf(image.src);

/** Opens a picture among those of its answer; one that did not come is asked for again. */
export async function showImage(ui: Ui, button: HTMLElement): Promise<void> {
  const image = button.querySelector('img');
  const texts = ui.moreTexts.peek();
  const root = button.closest<HTMLElement>('.root');
  if (!image || !texts || !root) return;
  if ('broken' in button.dataset) {
    setBroken(ui, image, false);
    image.src = image.getAttribute('src') ?? '';
    return;
  }
  const around = button
    .closest('.answer-text')
    ?.querySelectorAll<HTMLImageElement>('.image:not([data-broken]) img');
  const images = [...(around ?? [image])];
  const { openImages } = await import('../media/lightbox');
  openImages(
    root,
    images.map((other) => ({ url: other.src, name: nameOf(other), caption: other.alt })),
    images.indexOf(image),
    texts,
  );
}

/** A picture that did not come: its address may have died, then the message is read again, once. */
export async function mendImage(ui: Ui, image: HTMLImageElement): Promise<void> {
  // A page with a Cross-Origin-Embedder-Policy has pictures of others by CORS only.
  if (image.crossOrigin === null) {
    image.crossOrigin = 'anonymous';
    return;
  }
  const isOurs = new URL(image.src).pathname.includes('/files/');
  const turn = isOurs ? turnAround(ui, image).turn : undefined;
  if (turn && (renewals.has(turn.answer) || !isFresh(turn))) {
    await renew(ui, turn);
    // Another one has taken its place, with an address of its own.
    if (!image.isConnected) return;
  }
  setBroken(ui, image, true);
}

function isFresh({ answer }: TurnView): boolean {
  return performance.now() - (renewed.get(answer) ?? -Infinity) < FRESH_MS;
}

function renew(ui: Ui, turn: TurnView): Promise<void> {
  const request = renewals.get(turn.answer) ?? readAgain(ui, turn);
  renewals.set(turn.answer, request);
  return request;
}

async function readAgain(ui: Ui, turn: TurnView): Promise<void> {
  try {
    await ui.chat.renewFiles(turn);
  } catch (cause) {
    ui.report('The address of an image could not be renewed.', cause);
  } finally {
    renewed.set(turn.answer, performance.now());
    renewals.delete(turn.answer);
  }
}

function setBroken(ui: Ui, image: HTMLImageElement, isBroken: boolean): void {
  const button = buttonOf(image);
  const texts = ui.moreTexts.peek();
  if (!button || !texts) return;
  button.querySelector('.image-failed')?.remove();
  button.toggleAttribute('data-broken', isBroken);
  image.hidden = isBroken;
  const name = nameOf(image);
  button.ariaLabel = isBroken ? `${texts.imageFailed}: ${name}` : texts.openImage(name);
  if (!isBroken) return;
  const note = document.createElement('span');
  note.className = 'image-failed';
  note.textContent = `${texts.imageFailed}: ${name}`;
  button.append(note);
}
