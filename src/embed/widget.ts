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
  const { mode = 'bubble' } = options;
  const launcher = createLauncher(options, () => setOpen(!isOpen));
  const { host, root } = launcher;
  const { on, emit } = createEmitter(host);
  const ended = new AbortController();
  let isOpen = false;
  let module: Promise<PanelModule> | undefined;
  let panel: Promise<PanelHandle | undefined> | undefined;

  function preload(): Promise<PanelModule> {
    module ??= importPanel();
    return module;
  }

  async function mount(): Promise<PanelHandle | undefined> {
    launcher.setBusy(true);
    try {
      const { mountPanel } = await preload();
      if (ended.signal.aborted) return undefined;
      performance.mark('dify-chat:panel');
      return mountPanel({
        host,
        root,
        options,
        emit,
        requestClose: () => setOpen(false),
        setUnread: (count) => {
          launcher.setUnread(count);
          emit('unread-change', { count });
        },
        setLauncherTexts: launcher.setTexts,
      });
    } catch (error) {
      module = panel = undefined; // the next press tries again
      isOpen = false;
      launcher.setOpen(false);
      console.error('[dify-chat] The panel could not be loaded; its files must lie beside embed.js.', error);
      return undefined;
    } finally {
      launcher.setBusy(false);
    }
  }

  function withPanel(use: (handle: PanelHandle) => void): void {
    panel ??= mount();
    void panel.then((handle) => {
      if (handle && !ended.signal.aborted) use(handle);
    });
  }

  function setOpen(open: boolean): void {
    if (mode !== 'bubble' || open === isOpen || ended.signal.aborted) return;
    isOpen = open;
    launcher.setOpen(open);
    withPanel((handle) => handle.setOpen(isOpen));
    if (!open) launcher.focus();
    emit(open ? 'open' : 'close', {});
  }

  /** Intent: the pointer comes near, focus arrives, a finger goes down. Heard once. */
  function watchIntent(): void {
    const heard = new AbortController();
    const handleIntent = (): void => {
      heard.abort();
      // A press follows or not; a failure is told when it does.
      preload().catch(() => {
        module = undefined;
      });
    };
    const listen = { signal: AbortSignal.any([heard.signal, ended.signal]), passive: true };
    for (const name of ['pointerenter', 'focusin', 'touchstart'])
      host.addEventListener(name, handleIntent, listen);
    document.addEventListener(
      'pointermove',
      ({ clientX: x, clientY: y }) => {
        const box = root.firstElementChild?.getBoundingClientRect();
        if (!box) return;
        const near = Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom);
        if (near < APPROACH_PX) handleIntent();
      },
      listen,
    );
  }

  const { target = document.body } = options;
  const parent = typeof target === 'string' ? document.querySelector(target) : target;
  if (!parent) console.error('[dify-chat] No element matches the option "target"; using the body.');
  (parent ?? document.body).append(host);
  performance.mark('dify-chat:launcher');

  if (mode === 'bubble') watchIntent();
  else withPanel((handle) => handle.setOpen(true));
  if (options.open) setOpen(true);

  return {
    on,
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    send(text) {
      setOpen(true);
      withPanel((handle) => handle.send(text));
    },
    prefill(text) {
      setOpen(true);
      withPanel((handle) => handle.prefill(text));
    },
    stop: () => withPanel((handle) => handle.stop()),
    newConversation: () => withPanel((handle) => handle.newConversation()),
    setInputs(values) {
      withPanel((handle) => handle.setInputs(values));
    },
    destroy() {
      if (ended.signal.aborted) return;
      const mounted = panel;
      ended.abort();
      emit('destroy', {});
      void mounted?.then((handle) => handle?.destroy());
      host.remove();
    },
  };
}
