import type { Options } from './config';
import { createEmitter, type WidgetEventName, type WidgetEvents } from './events';
import { createLauncher } from './launcher';
import type { PanelHandle, PanelModule } from './panel-contract';

/** A widget on the page. Every method may be called at any time, also before the panel's code has come. */
export interface Chat {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the panel and asks. */
  send(text: string): void;
  /** Opens the panel with this text in the composer. */
  prefill(text: string): void;
  stop(): void;
  newConversation(): void;
  /** Adds to the values of the app's input form. */
  setInputs(values: Record<string, unknown>): void;
  /** @returns its undo. */
  on<Name extends WidgetEventName>(name: Name, listener: (detail: WidgetEvents[Name]) => void): () => void;
  /** Takes everything off the page. May be called twice. */
  destroy(): void;
}

/** px around the launcher within which a pointer counts as approaching. */
const APPROACH_PX = 96;

/**
 * Draws the launcher and brings the panel on intent: pointer approach, focus, touch, or a call.
 * Before that nothing is loaded and nobody is asked.
 */
export function createWidget(options: Options, importPanel: () => Promise<PanelModule>): Chat {
  const { mode = 'bubble', target = document.body } = options;
  const { host, root, button } = createLauncher(options);
  const { on, emit } = createEmitter(host);
  const ended = new AbortController();
  const { signal } = ended;
  let isOpen = false;
  let module: Promise<PanelModule> | undefined;
  let panel: Promise<PanelHandle | undefined> | undefined;

  async function mount(): Promise<PanelHandle | undefined> {
    button.ariaBusy = 'true';
    try {
      const { mountPanel } = await (module ??= importPanel());
      if (signal.aborted) return undefined;
      return mountPanel({ host, root, launcher: button, options, emit, requestClose: () => setOpen(false) });
    } catch (error) {
      module = panel = undefined; // the next press tries again
      isOpen = false;
      console.error('[dify-chat] The panel did not start. Its files must lie beside embed.js.', error);
      return undefined;
    } finally {
      button.ariaBusy = null;
    }
  }

  function withPanel(use: (handle: PanelHandle) => void): void {
    void (panel ??= mount()).then((handle) => {
      if (handle && !signal.aborted) use(handle);
    });
  }

  function setOpen(open: boolean): void {
    if (mode !== 'bubble' || open === isOpen || signal.aborted) return;
    isOpen = open;
    withPanel((handle) => handle.setOpen(isOpen));
    emit(open ? 'open' : 'close', {});
  }
  const open = (): void => setOpen(true);
  const toggle = (): void => setOpen(!isOpen);

  /** Intent: the pointer comes near, focus arrives, a finger goes down. A press follows or not. */
  function watchIntent(): void {
    const handleIntent = (): void => {
      document.removeEventListener('pointermove', handleMove);
      module ??= importPanel();
      module.catch(() => (module = undefined)); // a failure is told when the press comes
    };
    const handleMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      if (Math.max(left - x, x - right, top - y, y - bottom) < APPROACH_PX) handleIntent();
    };
    document.addEventListener('pointermove', handleMove, { signal, passive: true });
    button.addEventListener('focus', handleIntent);
    button.addEventListener('touchstart', handleIntent, { passive: true });
  }

  const parent = typeof target === 'string' ? document.querySelector(target) : target;
  if (!parent) console.error('[dify-chat] No element matches the option "target"; using the body.');
  (parent ?? document.body).append(host);
  performance.mark('dify-chat:launcher');
  button.addEventListener('click', toggle);
  if (mode === 'bubble') watchIntent();
  else withPanel((handle) => handle.setOpen(true));
  if (options.open) open();

  return {
    on,
    open,
    toggle,
    close: () => setOpen(false),
    send(text) {
      open();
      withPanel((handle) => handle.send(text));
    },
    prefill(text) {
      open();
      withPanel((handle) => handle.prefill(text));
    },
    stop: () => withPanel((handle) => handle.stop()),
    newConversation: () => withPanel((handle) => handle.newConversation()),
    setInputs: (values) => withPanel((handle) => handle.setInputs(values)),
    destroy() {
      if (signal.aborted) return;
      ended.abort();
      emit('destroy', {});
      void panel?.then((handle) => handle?.destroy());
      host.remove();
    },
  };
}
