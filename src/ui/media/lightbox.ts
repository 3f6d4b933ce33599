import css from '../../theme/lightbox.css?inline';
import { adoptStyles } from '../../theme/adopt';

export interface Picture {
  url: string;
  name: string;
}

export interface LightboxTexts {
  image: (name: string) => string;
  close: string;
}

/**
 * Shows a picture alone, above everything; a press on it shows it in its own size. Escape, the button and a press
 * beside it close; the focus goes back to where it was. @param container stands in the panel's shadow root.
 */
export function openImage(container: HTMLElement, { url, name }: Picture, texts: LightboxTexts): void {
  const root = container.getRootNode();
  if (root instanceof ShadowRoot) adoptStyles(root, css);
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.ariaLabel = texts.image(name);
  const image = Object.assign(new Image(), { src: url, alt: name });
  const close = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: '×',
    ariaLabel: texts.close,
    title: texts.close,
  });
  dialog.append(image, close);

  close.addEventListener('click', () => dialog.close());
  image.addEventListener('click', () => dialog.toggleAttribute('data-zoomed'));
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  // Its own: the panel below it stays open.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('close', () => dialog.remove());
  container.append(dialog);
  dialog.showModal();
}
