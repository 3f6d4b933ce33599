import css from '../theme/host.css?inline';
import { adoptStyles } from '../theme/adopt';
import type { Options } from './config';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M20 11.5a8 8 0 0 1-11.7 7.1L4 20l1.4-4.3A8 8 0 1 1 20 11.5z';
const CHEVRON = 'M6 9.5l6 6 6-6';

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  setOpen(open: boolean): void;
  setBusy(busy: boolean): void;
  setUnread(count: number): void;
  setTexts(open: string, hide: string): void;
  focus(): void;
}

/** The host in the page and, in bubble mode, its button. No framework: every page view pays for this. */
export function createLauncher(options: Options, onPress: () => void): Launcher {
  const host = document.createElement('dify-chat');
  host.setAttribute('role', 'complementary');
  host.setAttribute('aria-label', 'Chat');
  const { mode = 'bubble', position = 'bottom-right', theme = 'auto' } = options;
  Object.assign(host.dataset, { mode, position, theme });
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) host.style.setProperty(`--dify-chat-${name}`, String(value));
  };
  const length = (value: string | number | undefined): string | undefined =>
    typeof value === 'number' ? `${value}px` : value;
  set('accent', options.accent);
  set('z-index', options.zIndex);
  set('width', length(options.width));
  set('height', length(options.height));

  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css);
  const button = document.createElement('button');
  button.className = 'launcher';
  button.type = 'button';
  button.part.add('launcher');
  button.append(openIcon(options.launcherIcon), icon(CHEVRON, 'close'));
  if (options.launcherText) button.append(options.launcherText);
  const badge = document.createElement('span');
  badge.className = 'badge';
  button.append(badge);
  button.addEventListener('click', onPress);
  if (mode === 'bubble') root.append(button);

  let labels = ['Open chat', 'Hide chat'];
  let isOpen = false;
  const render = (): void => {
    button.ariaExpanded = String(isOpen);
    button.ariaLabel = labels[Number(isOpen)] ?? '';
  };
  render();
  return {
    host,
    root,
    setOpen(open) {
      isOpen = open;
      render();
    },
    setBusy: (busy) => {
      button.ariaBusy = String(busy);
    },
    setUnread(count) {
      badge.textContent = count > 0 ? String(count) : '';
    },
    setTexts(open, hide) {
      labels = [open, hide];
      render();
    },
    focus: () => button.focus({ preventScroll: true }),
  };
}

function openIcon(url: string | undefined): Element {
  if (!url) return icon(BUBBLE, 'open');
  const image = document.createElement('img');
  image.src = url;
  image.alt = '';
  image.dataset['icon'] = 'open';
  return image;
}

function icon(path: string, name: string): Element {
  const svg = document.createElementNS(SVG, 'svg');
  const shape = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.6',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    'data-icon': name,
  })) {
    svg.setAttribute(key, value);
  }
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
