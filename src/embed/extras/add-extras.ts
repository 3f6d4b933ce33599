import { adoptStyles } from '../../theme/adopt';
import { followPage } from '../../theme/follow-page';
import extrasCss from '../../theme/extras.css?inline';
import { PHONE } from '../../ui/phone';
import { wasLeftOpen } from '../keep-open';
import type { PanelHost } from '../panel-contract';
import { resolveAccess } from '../resolve';
import { createStore, storagePrefix } from '../storage';
import { standForBubble } from './dify-bubble';
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
  const { host, root, options, setOpen, signal } = panelHost;
  const former = added.get(host);
  former?.abort();
  if (signal.aborted || host.dataset['mode'] !== 'bubble') return;
  const ended = new AbortController();
  added.set(host, ended);
  signal.addEventListener('abort', () => ended.abort(), ended);
  adoptStyles(root, extrasCss);
  ended.signal.addEventListener('abort', followPage(host));
  const prefix = storagePrefix(resolveAccess(options));
  const store = createStore(prefix);
  const extra = { ...panelHost, signal: ended.signal, store, loadTexts: () => loadTexts(options) };
  if (host.id !== '' || options.containerProps) standForBubble(extra, isOpen);
  if (options.draggable) letDrag(extra);
  if (options.teaser) addTeaser(extra);
  // A phone's sheet would hide the page that the visitor has gone to.
  if (options.keepOpen && !former && wasLeftOpen(prefix) && !matchMedia(PHONE).matches) {
    options.open = true; // by itself: without the focus
    setOpen(true);
  }
}
