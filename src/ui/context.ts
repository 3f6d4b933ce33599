import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConversationEvents, Emit } from '../chat/chat-events';
import type { Chat, TakeFiles } from '../chat/chat-model';
import type { Renderers } from '../chat/renderers';
import type { Store } from '../chat/store';
import type { StreamEvent } from '../chat/stream-event';
import type { TurnView } from '../chat/turn-tree';
import type { AppIcon, ChatTransport } from '../chat/transport';
import type { CoreTexts, Translation } from '../i18n/translation';
import type { MarkdownLoader } from './message/markdown-loader';

/** The owner's wishes that components ask for. */
export interface UiSettings {
  mode: 'bubble' | 'inline' | 'page';
  title: string | undefined;
  icon: AppIcon | undefined;
  greeting: string | undefined;
  starters: readonly string[] | undefined;
  placeholder: string | undefined;
  /** Reads answers aloud as they come, where the app wants it. */
  speech: boolean;
  /** Offers the list of conversations. */
  history: boolean;
  /** Enter sends and Shift+Enter makes a line; `false`: the other way round. */
  sendOnEnter: boolean;
  /** Parts of an answer that the page draws itself. */
  renderers: Renderers<Node> | undefined;
}

/** `hidden`: absent; `summary`: name and state; `full`: all there is. */
export type Detail = 'hidden' | 'summary' | 'full';

/** What visitors see of an answer besides its text. */
export interface Show {
  /** `undefined`: as the app is set. */
  workflow: Detail | undefined;
  thoughts: Detail;
  reasoning: Detail;
  citations: Detail;
  usage: Detail;
  feedback: Detail;
  regenerate: Detail;
  edit: Detail;
  copy: Detail;
}

/** What a model of a lazy part is made of. */
export interface Runtime {
  transport: ChatTransport;
  store: Store;
  /** Gone with the tab. */
  tabStore: Store;
  schedule: (flush: () => void) => () => void;
  emit: Emit<ConversationEvents>;
  online: ReadonlySignal<boolean>;
  onSpeech: ((event: StreamEvent) => void) | undefined;
}

export interface Ui {
  chat: Chat;
  runtime: Runtime;
  settings: UiSettings;
  show: Show;
  /** Tracked: who reads them is drawn again in another language. */
  readonly texts: CoreTexts;
  /** All texts; there as soon as a lazy part is. */
  moreTexts: ReadonlySignal<Translation | undefined>;
  loadTexts: () => Promise<void>;
  /** Adds a style sheet of a lazy part. */
  adopt: (css: string) => void;
  /** Tells the owner. */
  report: (message: string, cause?: unknown) => void;
  /** The list of conversations takes the place of the thread. */
  listing: Signal<boolean>;
  /** The browser has a network, as far as it knows. */
  online: ReadonlySignal<boolean>;
  /** Counts the turns that are no longer drawn by the thread itself (thread/past), once there are many. */
  past: Signal<((turns: readonly TurnView[]) => number) | undefined>;
  /** Where there is something to attach files. */
  takeFiles: { current: TakeFiles | undefined };
  /** Stops the run of an app without a conversation. */
  stopRun: { current: (() => void) | undefined };
  markdown: MarkdownLoader;
  /** The owner's title, else the app's, else a general name. */
  title: ReadonlySignal<string>;
  open: ReadonlySignal<boolean>;
  /** Opening brings the focus in, and so does taking the place of a panel that had it; not where the panel opens by itself. */
  takesFocus: { current: boolean };
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
