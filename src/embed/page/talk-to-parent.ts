import type { Options } from '../config';
import type { Chat } from '../widget';
import type { WidgetEventName } from '../events';
import {
  DIFY,
  MARK,
  METHODS,
  parseCall,
  parseDifyConfig,
  type Call,
  type Calls,
  type FrameTool,
  type Method,
  type OutEventName,
  type OutEvents,
} from './protocol';
import { watchSize } from './watch-size';

const EVENTS: readonly WidgetEventName[] = [
  'message-sent',
  'message-start',
  'message-end',
  'message-stopped',
  'error',
  'feedback',
  'conversation-change',
  'inputs-change',
  'destroy',
];

interface Frame {
  chat: Chat;
  host: HTMLElement;
  root: ShadowRoot;
  token: string;
  /** The only one that is spoken to and listened to. */
  origin: string;
  /** The visitor's last wish. */
  isExpanded: boolean;
  /** Unknown → what may be changed from outside. */
  readOptions: (raw: Record<string, unknown>) => Options;
}

/** Tells the page around this frame what happens, and does what it asks for. */
export function talkToParent({ chat, host, root, token, origin, readOptions, isExpanded }: Frame): void {
  let expanded = isExpanded;
  let isReady: OutEvents['ready'] | undefined;
  let isShown = true;
  let unread = 0;

  const post = (message: object): void => window.parent.postMessage(message, origin);
  function tell<Name extends OutEventName>(event: Name, detail: OutEvents[Name]): void {
    post({ ...MARK, event, detail, token });
  }
  function count(next: number): void {
    if (next === unread) return;
    unread = next;
    tell('unread-change', { count: unread });
  }
  function show(shown: boolean): void {
    if (shown === isShown) return;
    isShown = shown;
    tell(shown ? 'open' : 'close', {});
    if (!shown) return;
    count(0);
    // On touch, focus in a field would throw up the keyboard over the greeting.
    const isTouch = matchMedia('(pointer: coarse)').matches;
    if (!isTouch) root.querySelector('textarea')?.focus({ preventScroll: true });
  }
  function setTools(tools: readonly FrameTool[]): void {
    const canExpand = tools.includes('expand') && !host.dataset['frame']?.includes('expand');
    host.dataset['frame'] = tools.join(' ');
    if (canExpand && expanded) tellExpanded();
  }
  function tellExpanded(): void {
    tell('expand-change', { expanded });
    post(DIFY.expand);
  }

  const methods: { [Name in Method]: (...args: Calls[Name]) => void } = {
    connect({ tools }) {
      setTools(tools);
      tell('connected', { methods: METHODS, ready: isReady !== undefined });
      if (isReady) tell('ready', isReady);
    },
    open: () => show(true),
    close: () => show(false),
    send: chat.send,
    prefill: chat.prefill,
    stop: chat.stop,
    newConversation: chat.newConversation,
    openConversation: chat.openConversation,
    setInputs: (raw) => chat.setInputs(readOptions({ inputs: raw }).inputs ?? {}),
    setUser: (raw) => chat.setOptions(readOptions({ user: raw })),
    setOptions: (raw) => chat.setOptions(readOptions(raw)),
  };
  function perform(call: Call): void {
    if ('error' in call) {
      console.warn(`[dify-chat] message of the page around this frame: ${call.error}`);
      if (call.id !== undefined) post({ ...MARK, reply: call.id, ok: false, error: call.error });
      return;
    }
    Reflect.apply(methods[call.method], undefined, call.args);
    if (call.id !== undefined) post({ ...MARK, reply: call.id, ok: true });
  }

  chat.on('ready', (detail) => {
    isReady = detail;
    tell('ready', detail);
    post(DIFY.ready);
  });
  for (const name of EVENTS) chat.on(name, (detail) => tell(name, detail));
  chat.on('message-end', () => {
    if (!isShown) count(unread + 1);
  });
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || from !== origin) return;
    const config = parseDifyConfig(data);
    if (config) setTools(config.canExpand ? ['expand'] : []);
    const call = parseCall(data);
    if (call) perform(call);
  });
  watchTools(root, host, (tool) => {
    if (tool === 'close') show(false);
    else {
      expanded = !expanded;
      tellExpanded();
    }
  });
  watchSize(root, (size) => tell('resize', size));
}

/** Presses in the header; and Escape, which closes a panel, where nothing inside of it wanted the key. */
function watchTools(root: ShadowRoot, host: HTMLElement, press: (tool: FrameTool) => void): void {
  root.addEventListener('click', ({ target }) => {
    const command = target instanceof Element ? target.closest('.header > [data-command]') : null;
    const name = command?.getAttribute('data-command');
    if (name === 'expand' || name === 'close') press(name);
  });
  root.addEventListener(
    'keydown',
    (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing) return;
      if (!host.dataset['frame']?.includes('close')) return;
      // When all have heard of it: the panel keeps its keys to itself.
      setTimeout(() => event.defaultPrevented || press('close'));
    },
    { capture: true },
  );
}
