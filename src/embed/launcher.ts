import css from '../theme/host.css?inline';
import type { Options } from './config';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M20 11.5a8 8 0 0 1-11.7 7.1L4 20l1.4-4.3A8 8 0 1 1 20 11.5z';

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Named and expanded by the panel once that is there. */
  readonly button: HTMLButtonElement;
}

/**
 * The host in the page and, in bubble mode, its button. Plain DOM: every page view pays for this.
 * The sheet is constructed: a strict `style-src` blocks `<style>` and `style="…"`, not this.
 */
export function createLauncher(options: Options): Launcher {
  const host = Object.assign(document.createElement('dify-chat'), {
    role: 'complementary',
    ariaLabel: 'Chat',
  });
  dress(host, options);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const button = Object.assign(document.createElement('button'), {
    className: 'launcher',
    part: 'launcher',
    ariaLabel: 'Open chat',
    ariaExpanded: 'false',
  });
  button.append(
    options.launcherIcon
      ? Object.assign(new Image(), { src: options.launcherIcon, alt: '' })
      : drawIcon(BUBBLE),
    options.launcherText ?? '',
  );
  if (host.dataset['mode'] === 'bubble') root.append(button);
  return { host, root, button };
}

/** The options that the host shows, for style sheets. */
export function dress(host: HTMLElement, options: Options): void {
  const { mode = 'bubble', position = 'bottom-right', theme = 'auto', accent, zIndex } = options;
  Object.assign(host.dataset, { mode, position, theme });
  if (accent) host.style.setProperty('--dify-chat-accent', accent);
  if (zIndex) host.style.setProperty('--dify-chat-z-index', `${zIndex}`);
}

/** A drawing on a 24 px grid; line and colour come from the sheet. */
function drawIcon(path: string): Element {
  const svg = document.createElementNS(SVG, 'svg');
  const shape = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
