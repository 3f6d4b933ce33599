import { readPanelState, savePanelState } from '../panel-state';
import type { Extra } from './extra';
import { matchesUrl } from './match-url';
import { parseTeaser } from './parse-teaser';
import { watchTriggers } from './watch-triggers';

/**
 * A small card beside the launcher with the owner's words: pressed, it opens the chat. It comes once, is announced
 * politely, never takes the focus, and does not come again once it was sent away or the chat was opened.
 */
export function addTeaser(extra: Extra): void {
  const { host, launcher, options, signal, store, setOpen } = extra;
  const warn = (message: string): void => console.warn(`[dify-chat] ${message}`);
  const teaser = parseTeaser(options.teaser ?? {}, warn);
  if (!teaser || !isWanted()) return;
  const { text, urls } = teaser;
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort(), ended);

  // There before its words: screen readers tell what changes in a status, not a status that comes.
  const status = Object.assign(document.createElement('div'), { role: 'status' });
  const card = Object.assign(document.createElement('div'), { className: 'teaser' });
  card.append(status);
  launcher.after(card);
  ended.signal.addEventListener('abort', () => card.remove());

  function isWanted(): boolean {
    const { open, dismissed } = readPanelState(store);
    return open === undefined && !dismissed && launcher.ariaExpanded !== 'true';
  }
  function show(): void {
    if (urls && !urls.some((pattern) => matchesUrl(pattern, new URL(location.href)))) return;
    triggers.abort();
    // Another tab may have said no meanwhile.
    if (isWanted()) void draw();
    else ended.abort();
  }
  async function draw(): Promise<void> {
    const { dismiss, code } = await extra.loadTexts();
    if (ended.signal.aborted) return;
    const invitation = Object.assign(document.createElement('button'), { textContent: text, dir: 'auto' });
    const close = Object.assign(document.createElement('button'), { ariaLabel: dismiss, lang: code });
    invitation.addEventListener('click', () => setOpen(true));
    close.addEventListener('click', sendAway);
    card.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      sendAway();
    });
    status.append(invitation);
    card.append(close);
    card.dataset['shown'] = '';
  }
  function sendAway(): void {
    savePanelState(store, { dismissed: true });
    const hadFocus = card.matches(':focus-within');
    ended.abort();
    if (hadFocus) launcher.focus({ preventScroll: true });
  }

  const triggers = new AbortController();
  ended.signal.addEventListener('abort', () => triggers.abort());
  host.addEventListener('dify-chat:open', () => ended.abort(), ended);
  watchTriggers(teaser, triggers.signal, show);
}
