import css from '../theme/host.css?inline';
import type { Options } from './config';
import { nameLauncher } from './name-launcher';

/** Of Dify's own bubble. */
export const DIFY_ID = 'dify-chatbot-bubble-button';

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Named and expanded by the panel once that is there. */
  readonly launcher: HTMLButtonElement;
}

/**
 * The host in the page, or an element that is to be one, and, in bubble mode, its button. Plain DOM: every page view
 * pays for this. The sheet is constructed: a strict `style-src` blocks `<style>` and `style="…"`, not this.
 */
export function createLauncher(
  options: Options,
  host: HTMLElement = document.createElement('dify-chat'),
  root = host.attachShadow({ mode: 'open' }),
): Launcher {
  dress(host, options);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const launcher = Object.assign(document.createElement('button'), {
    className: 'launcher',
    part: 'launcher',
    ariaLabel: nameLauncher('Open chat', options),
    ariaExpanded: 'false',
  });
  launcher.append(
    // The bubble is a shape of the sheet: the first SVG element of a page costs as much as the rest of the button.
    Object.assign(document.createElement(options.launcherIcon ? 'img' : 'i'), {
      src: options.launcherIcon,
      alt: '',
      height: 26,
    }),
    options.launcherText ?? '',
  );
  // The landmark: what has no box of its own, as the host, is none to every tool.
  const landmark = Object.assign(document.createElement('aside'), { ariaLabel: 'Chat' });
  root.append(landmark);
  if (host.dataset['mode'] === 'bubble') {
    landmark.append(launcher);
    // What a page written for Dify's own bubble styles and clicks. A second bot has no such name.
    if (window.difyChatbotConfig && !document.getElementById(DIFY_ID)) host.id ||= DIFY_ID;
  }
  return { host, root, launcher };
}

/** The options that the host shows, for style sheets. Those that were never given leave what the page says there. */
export function dress(host: HTMLElement, options: Options): void {
  const { mode = 'bubble', position = 'bottom-right', theme = 'auto' } = options;
  Object.assign(host.dataset, { mode, position, theme });
  host.style.colorScheme = theme.replace('auto', 'light dark');
  if ('accent' in options) host.style.setProperty('--dify-chat-accent', options.accent ?? '');
  if ('zIndex' in options) host.style.setProperty('--dify-chat-z-index', `${options.zIndex ?? ''}`);
}
