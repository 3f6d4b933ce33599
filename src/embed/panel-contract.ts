import type { Emitter } from './events';
import type { Options } from './config';

/** What the launcher's side gives to the panel's, which comes later as a chunk of its own. */
export interface PanelHost extends Pick<Emitter, 'emit'> {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly options: Options;
  /** Opens or closes the panel from elsewhere than the launcher. */
  setOpen: (open: boolean) => void;
  /** Aborted by `destroy()`: the panel goes, too. */
  readonly signal: AbortSignal;
}

/** What goes along with the page's own question. */
export interface QuestionParts {
  /** Of the page: uploaded first, within the app's rules. */
  files?: readonly File[];
  /** Added to the values of the app's input form. */
  inputs?: Record<string, unknown>;
}

/** What the panel can be told, by its arguments. */
export interface PanelCalls {
  setOpen: [open: boolean];
  send: [text: string, parts?: QuestionParts];
  prefill: [text: string];
  stop: [];
  newConversation: [];
  openConversation: [id: string];
  /** They are in the host's options already. */
  setOptions: [changed: Options];
  setInputs: [inputs: Record<string, unknown>];
}

/** In this form any of its methods can be called by name: fewer bytes on every page view. */
export type PanelHandle = { [Name in keyof PanelCalls]: (...args: PanelCalls[Name]) => void };

export interface PanelModule {
  mountPanel(host: PanelHost): PanelHandle;
}

/** What few pages ask of their launcher: to be moved, an invitation beside it, to be open again, the looks of Dify's own bubble. */
export interface ExtrasModule {
  /** Called again after a change of options. */
  addExtras(host: PanelHost, isOpen: boolean): void;
}
