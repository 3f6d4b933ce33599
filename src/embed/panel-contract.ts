import type { Emitter } from './events';
import type { Options } from './config';

/** What the launcher's side gives to the panel's, which comes later as a chunk of its own. */
export interface PanelHost extends Pick<Emitter, 'emit'> {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly options: Options;
  /** The visitor opened or closed the panel from elsewhere than the launcher. */
  setOpen: (open: boolean) => void;
  /** Aborted by `destroy()`. */
  readonly signal: AbortSignal;
}

export interface PanelHandle {
  setOpen(open: boolean): void;
  send(text: string): void;
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

/** What few pages ask of their launcher: to be moved, and an invitation beside it. */
export interface ExtrasModule {
  /** Called again after a change of options. */
  addExtras(host: PanelHost): void;
}
