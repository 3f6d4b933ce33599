import type { MarkdownOptions } from './options';
import { element, makeButton } from './shells';

const SVG = 'http://www.w3.org/2000/svg';
/** Two sheets, in strokes on 24 units. */
const COPY_ICON = 'M9 9h11v11H9zM5 15H4V4h11v1';
/** How long the button says that it has copied. */
const SAID_MS = 2000;

/** The line above a block of code: its language and a button that copies it. */
export function makeCodeHead(language: string, options: MarkdownOptions): HTMLElement {
  const head = element('div', { class: 'code-head' });
  const name = element('span', {});
  name.textContent = language;
  const button = makeButton('copy', options.texts.copyCode);
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', COPY_ICON);
  icon.append(path);
  button.append(icon);
  button.addEventListener('click', () => void copyCode(button, options));
  head.append(name, button);
  return head;
}

async function copyCode(button: HTMLButtonElement, { texts }: MarkdownOptions): Promise<void> {
  const code = button.closest('.code')?.querySelector('code');
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // No permission, or no secure context: the visitor copies what is now selected.
    document.getSelection()?.selectAllChildren(code);
    return;
  }
  button.setAttribute('aria-label', texts.copied);
  button.dataset['copied'] = '';
  setTimeout(() => {
    button.setAttribute('aria-label', texts.copyCode);
    delete button.dataset['copied'];
  }, SAID_MS);
}
