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
  const { mode = 'bubble', position = 'bottom-right', theme = 'auto' } = options;
  const host = document.createElement('dify-chat');
  host.role = 'complementary';
  host.ariaLabel = 'Chat';
  Object.assign(host.dataset, { mode, position, theme });
  for (const [name, value] of Object.entries({ accent: options.accent, 'z-index': options.zIndex })) {
    if (value) host.style.setProperty(`--dify-chat-${name}`, `${value}`);
  }
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.className = 'launcher';
  button.part.add('launcher');
  button.ariaLabel = 'Open chat';
  button.ariaExpanded = 'false';
  button.append(
    options.launcherIcon ? loadIcon(options.launcherIcon) : drawIcon(BUBBLE),
    options.launcherText ?? '',
  );
  if (mode === 'bubble') root.append(button);
  return { host, root, button };
}

function loadIcon(url: string): Element {
  const image = new Image();
  image.src = url;
  image.alt = '';
  return image;
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
