import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AppIcon } from '../chat/transport';
import type { Chat } from '../chat/chat-model';
import type { Translation } from '../i18n/translation';
import type { MarkdownLoader } from './message/markdown-loader';

/** The owner's wishes that components ask for. */
export interface UiSettings {
  mode: 'bubble' | 'inline' | 'page';
  title: string | undefined;
  icon: AppIcon | undefined;
  greeting: string | undefined;
  starters: readonly string[] | undefined;
  placeholder: string | undefined;
  /** Enter sends and Shift+Enter makes a line; `false`: the other way round. */
  sendOnEnter: boolean;
}

export interface Ui {
  chat: Chat;
  settings: UiSettings;
  texts: Translation;
  markdown: MarkdownLoader;
  /** The owner's title, else the app's, else a general name. */
  title: ReadonlySignal<string>;
  open: ReadonlySignal<boolean>;
  expanded: ReadonlySignal<boolean>;
  close: () => void;
  setExpanded: (expanded: boolean) => void;
}

export const UiContext = createContext<Ui | undefined>(undefined);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('A component was rendered outside of UiContext.');
  return ui;
}
