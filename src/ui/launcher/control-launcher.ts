import { effect, type ReadonlySignal } from '@preact/signals';
import { h, render } from 'preact';
import type { CoreTexts } from '../../i18n/translation';
import { Icon } from '../icon';

interface LauncherState {
  open: ReadonlySignal<boolean>;
  /** Said after «Open chat», once answers wait (tell-unread.ts). */
  unreadText: ReadonlySignal<string>;
  texts: ReadonlySignal<CoreTexts>;
  /** What stands on the launcher is in its name, too. */
  name: (action: string) => string;
}

/** Names the launcher in the visitor's language and shows on it what the panel knows. @returns its undo. */
export function controlLauncher(
  button: HTMLButtonElement,
  { open, unreadText, texts, name }: LauncherState,
): () => void {
  const chevron = document.createElement('span');
  chevron.className = 'close-icon';
  render(h(Icon, { name: 'chevron' }), chevron);
  button.append(chevron);
  const stop = effect(() => {
    button.ariaExpanded = String(open.value);
    const { hideChat, openChat } = texts.value;
    button.ariaLabel = name(open.value ? hideChat : openChat + unreadText.value);
  });
  return () => {
    stop();
    chevron.remove();
    button.ariaExpanded = 'false';
    button.ariaLabel = name(texts.peek().openChat);
  };
}
