import { adoptStyles } from '../../theme/adopt';
import { followPage } from '../../theme/follow-page';
import extrasCss from '../../theme/extras.css?inline';
import { PHONE } from '../../ui/phone';
import { wasLeftOpen } from '../keep-open';
import type { Options } from '../config';
import type { PanelHost } from '../panel-contract';
import { resolveAccess } from '../resolve';
import { createStore, storagePrefix } from '../storage';
import { standForBubble } from './dify-bubble';
import { keepFill } from './keep-fill';
import { addTeaser } from './teaser';
import { letDrag } from './let-drag';
import { loadTexts } from './texts';

/** What was added to each launcher, to be taken back when its options change. */
const added = new WeakMap<HTMLElement, AbortController>();

/**
 * What few pages ask of their launcher: to be moved by the visitor, an invitation beside it, to be open again, the looks of
 * Dify's own bubble. The door of a lazy chunk, which shares nothing with the panel: a page that has all extras still loads
 * no panel.
 */
export function addExtras(panelHost: PanelHost, isOpen: boolean): void {
  const { host, signal } = panelHost;
  const former = added.get(host);
  former?.abort();
  if (signal.aborted || host.dataset['mode'] !== 'bubble') return;
  const ended = new AbortController();
  added.set(host, ended);
  signal.addEventListener('abort', () => ended.abort(), ended);
  goWhenTakenBack(panelHost, ended);
  try {
    add(panelHost, isOpen, ended, !former);
  } catch (cause) {
    // A wrong address: the page has no use for a rejection of ours.
    console.error('[dify-chat] The launcher goes without its extras.', cause);
  }
}

function add(panelHost: PanelHost, isOpen: boolean, ended: AbortController, isFirst: boolean): void {
  const { host, root, options, setOpen } = panelHost;
  adoptStyles(root, extrasCss);
  ended.signal.addEventListener('abort', followPage(host));
  const prefix = storagePrefix(resolveAccess(options));
  const store = createStore(prefix);
  const extra = { ...panelHost, signal: ended.signal, store, loadTexts: () => loadTexts(options) };
  keepFill(extra);
  if (host.id !== '' || options.containerProps) standForBubble(extra, isOpen);
  if (options.draggable) letDrag(extra);
  if (options.teaser) addTeaser(extra);
  // A phone's sheet would hide the page that the visitor has gone to.
  if (options.keepOpen && isFirst && wasLeftOpen(prefix) && !matchMedia(PHONE).matches) {
    options.open = true; // by itself: without the focus
    setOpen(true);
  }
}

/** Where nothing is wished for any more, nobody calls this part; but each change of options writes on the host. */
function goWhenTakenBack({ host, options }: PanelHost, ended: AbortController): void {
  const observer = new MutationObserver(() => {
    if (!wantsExtras(options)) ended.abort();
  });
  observer.observe(host, { attributeFilter: ['data-mode'] });
  ended.signal.addEventListener('abort', () => observer.disconnect());
}

function wantsExtras({ draggable, teaser, keepOpen, containerProps }: Options): boolean {
  return Boolean(draggable || teaser || keepOpen || containerProps);
}
