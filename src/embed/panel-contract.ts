import type { Emitter } from './events';
import type { Options } from './config';

/** What the launcher's side gives to the panel's, which comes later as a chunk of its own. */
export interface PanelHost extends Pick<Emitter, 'emit'> {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly options: Options;
  /**
   * Opens or closes the panel from elsewhere than the launcher.
   * @param byItself - nobody pressed anything: focus stays where it is.
   */
  setOpen: (open: boolean, byItself?: boolean) => void;
  /** Aborted by `destroy()`. */
  readonly signal: AbortSignal;
}

/** What goes along with the page's own question. */
export interface QuestionParts {
  /** Of the page: uploaded first, within the app's rules. */
  files?: readonly File[];
  /** Added to the values of the app's input form. */
  inputs?: Record<string, unknown>;
}

export interface PanelHandle {
  setOpen(open: boolean, byItself?: boolean): void;
  send(text: string, parts?: QuestionParts): void;
  prefill(text: string): void;
  stop(): void;
  newConversation(): void;
  openConversation(id: string): void;
  /** They are in the host's options already. */
  setOptions(changed: Options): void;
  setInputs(inputs: Record<string, unknown>): void;
  destroy(): void;
}

export interface PanelModule {
  mountPanel(host: PanelHost): PanelHandle;
}

/** What few pages ask of their launcher: to be moved, an invitation beside it, to be open where it was left open. */
export interface ExtrasModule {
  /** Called again after a change of options. */
  addExtras(host: PanelHost): void;
}
