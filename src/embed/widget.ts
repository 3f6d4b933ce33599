import { parseOptions, warnOwner, type OptionChanges, type Options } from './config';
import { createEmitter, type WidgetEventName, type WidgetEvents } from './events';
import { createLauncher, dress, type Launcher } from './launcher';
import type {
  ExtrasModule,
  PanelCalls,
  PanelHandle,
  PanelHost,
  PanelModule,
  QuestionParts,
} from './panel-contract';

/** A widget on the page. Every method may be called at any time, also before the panel's code has come. */
export interface Chat {
  /** Opens the panel. */
  open(): void;
  /** Closes the panel; an answer on its way goes on. */
  close(): void;
  /** Opens or closes the panel. */
  toggle(): void;
  /** Opens the panel and asks. What cannot be sent now waits in the composer. */
  send(text: string, parts?: QuestionParts): void;
  /** Opens the panel with this text in the composer. */
  prefill(text: string): void;
  /** Stops the answer that is on its way; its text so far stays. */
  stop(): void;
  /** Begins anew; the former conversation stays in the list. */
  newConversation(): void;
  /** Goes on in another conversation of this visitor. */
  openConversation(id: string): void;
  /** Adds to the values of the app's input form. */
  setInputs(values: Record<string, unknown>): void;
  /** Goes on as another person: nothing of the former one is shown or sent any more. */
  setUser(user: NonNullable<Options['user']>): void;
  /**
   * Changes options; `undefined` takes one back. Look changes at once, `inputs` go to the conversation; others begin anew
   * with the panel, in the same conversation.
   */
  setOptions(options: OptionChanges): void;
  /** With the option `consent: 'ask-page'`: what was held back goes on. */
  grantConsent(): void;
  /** Hears of an event. @returns its undo. */
  on<Name extends WidgetEventName>(name: Name, listener: (detail: WidgetEvents[Name]) => void): () => void;
  /** Takes everything off the page. May be called twice. */
  destroy(): void;
}

/**
 * Draws the launcher and brings the panel on intent: pointer approach, focus, touch, or a call.
 * Before that nothing is loaded and nobody is asked.
 */
export function createWidget(
  options: Options,
  importPanel: () => Promise<PanelModule>,
  importExtras: () => Promise<ExtrasModule>,
  /** Of an element that has its place in the page and keeps it. */
  own?: Launcher,
): Chat {
  const { target } = options;
  const parts = own ?? createLauncher(options);
  const { host, launcher: button } = parts;
  const isBubble = host.dataset['mode'] === 'bubble';
  const { on, emit } = createEmitter(host);
  const ended = new AbortController();
  const { signal } = ended;
  const panelHost: PanelHost = { ...parts, options, emit, setOpen, signal };
  let grantConsent = (): void => {};
  const granted = options.consent === 'ask-page' && new Promise<void>((resolve) => (grantConsent = resolve));
  let isOpen = false;
  let panel: Promise<PanelHandle | undefined> | undefined;

  async function mount(): Promise<PanelHandle | undefined> {
    await granted;
    try {
      const { mountPanel } = await importPanel();
      if (!signal.aborted) return mountPanel(panelHost);
    } catch (error) {
      console.error('[dify-chat] no panel: script-src?', error);
      if (isOpen) {
        setOpen(false);
        // The browser's own bubble beside the launcher, spoken as well. No other language is there.
        button.setCustomValidity('Try again.');
        button.reportValidity();
      }
      panel = undefined; // the next press does
    }
    return undefined;
  }

  function withPanel(use: (handle: PanelHandle) => void): void {
    void (panel ??= mount()).then((handle) => {
      if (handle && !signal.aborted) use(handle);
    });
  }

  function setOpen(open: boolean): void {
    if (!isBubble || open === isOpen || signal.aborted) return;
    isOpen = open;
    withPanel((handle) => handle.setOpen(isOpen));
    emit(open ? 'open' : 'close', {});
  }
  const call =
    <Name extends keyof PanelCalls>(name: Name) =>
    (...args: PanelCalls[Name]): void =>
      withPanel((handle) => handle[name](...args));
  function setOptions(raw: OptionChanges): void {
    const changed = parseOptions(raw);
    dress(host, Object.assign(options, changed));
    // A panel that is not there yet will find them.
    void panel?.then((handle) => handle?.setOptions(changed));
    void bringExtras();
  }
  async function bringExtras(): Promise<void> {
    await granted;
    const style = isBubble && getComputedStyle(host);
    // A page's rules for Dify's own bubble, or for everything: what they say of presence and place is not as in host.css.
    // One that has left the page has no style at all, and each text includes the empty one.
    const isRuled = style && !'contents0px'.includes(style.display + style.inset);
    if (isRuled || options.draggable || options.teaser || options.keepOpen || options.containerProps)
      void importExtras().then((extras) => extras.addExtras(panelHost, isOpen), console.error);
  }
  const open = (): void => setOpen(true);
  const toggle = (): void => setOpen(!isOpen);
  const openWith =
    <Name extends 'send' | 'prefill'>(name: Name) =>
    (...args: Parameters<PanelHandle[Name]>): void => {
      open();
      call(name)(...args);
    };

  /** It asks for its app while the finger is on its way. */
  const prepare = (): void => {
    removeEventListener('pointermove', handleMove);
    panel ??= mount();
  };
  const handleMove = (event: PointerEvent): void => {
    const box = button.getBoundingClientRect();
    // px from its first corner
    if (Math.hypot(event.x - box.x, event.y - box.y) < 160) prepare();
  };

  const parent = typeof target === 'string' ? document.querySelector(target) : target;
  if (target && !parent) warnOwner('no target');
  if (!own) {
    (parent ?? document.body).append(host);
    // Who takes the launcher off the page changes its size: pages that put a new body in place have it back.
    new ResizeObserver(() => {
      if (host.isConnected || target || signal.aborted) return;
      // Some put a copy of an old body in place, and in it one of the host without its shadow root.
      document.getElementById(host.id)?.remove();
      document.body.append(host);
    }).observe(button);
  }
  performance.mark('dify-chat:launcher');
  // Also what a page does to Dify's own bubble.
  button.onclick = host.click = toggle; // oxlint-disable-line unicorn/prefer-add-event-listener -- our own, and fewer bytes on every page view
  // Intent: the pointer comes near, focus arrives, a finger goes down, and so enters. A press follows or not.
  if (isBubble) {
    addEventListener('pointermove', handleMove, ended);
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as above
    button.onfocus = button.onpointerenter = prepare;
  } else prepare();
  // Not now: to ask for the host's style would make the page compute all of its own while it is still being put together.
  setTimeout(bringExtras); // oxlint-disable-line typescript/no-misused-promises -- nobody waits for it
  if (options.open) open();

  return {
    on,
    open,
    toggle,
    close: () => setOpen(false),
    send: openWith('send'),
    prefill: openWith('prefill'),
    stop: call('stop'),
    newConversation: call('newConversation'),
    openConversation: call('openConversation'),
    setInputs: call('setInputs'),
    setUser: (user) => setOptions({ user }),
    setOptions,
    grantConsent,
    destroy() {
      if (signal.aborted) return;
      ended.abort();
      emit('destroy', {});
      if (!own) host.remove();
    },
  };
}
