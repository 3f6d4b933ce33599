import visitorCss from '../theme/visitor.css?inline';
import type { Ui } from '../ui/context';
import type { Options } from './config';

/** Addresses of pictures. */
const PICTURE = /^(?:https?|blob):|^data:image\//;

/** Draws the visitor's picture beside what he says; by style alone, so that no question pays for it. */
export function showVisitor(ui: Ui, container: HTMLElement, { user, userVariables }: Options): void {
  const picture = textOf(user?.avatarUrl ?? userVariables?.['avatar_url']);
  const name = textOf(user?.name ?? userVariables?.['name']);
  const address = addressOf(picture);
  if (!PICTURE.test(address)) {
    ui.report(`The visitor's picture has no address that could be shown: ${picture}`);
    return;
  }
  ui.adopt(visitorCss);
  container.style.setProperty('--_avatar', `url("${address.replace(/["\\\n]/g, encodeURIComponent)}")`);
  container.style.setProperty('--_name', `"${name.replace(/["\\\n\r\f]/g, ' ')}"`);
  container.dataset['visitor'] = '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function addressOf(picture: string): string {
  try {
    return new URL(picture, location.href).href;
  } catch {
    return '';
  }
}
