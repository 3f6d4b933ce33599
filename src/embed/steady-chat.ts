import { changedOptions } from './changed-options';
import { parseOptions, type Options } from './config';
import { createLatestFunctions } from './latest-functions';
import type { Chat } from './widget';

/** Read once, when a widget begins: another value is another widget. */
const FIRST: ReadonlySet<string> = new Set<keyof Options>([
  'token',
  'baseUrl',
  'apiUrl',
  'isDev',
  'mode',
  'target',
  'launcherIcon',
  'launcherText',
]);

/** A widget behind an element or a component, whose options may change at any time. */
export interface SteadyChat {
  /**
   * Unknown → options → the widget that has them: it begins, goes on with what has changed, or begins anew. Without a
   * `token` there is none. What is wrong is told once.
   */
  update(raw: unknown): void;
  /** Uses the widget: now, or as soon as there is one. */
  call(use: (chat: Chat) => void): void;
  /** Takes the widget away, and what waited for one. `update` begins anew. */
  end(): void;
}

/** Importing and creating it does nothing; `create` is called with the first `update`. */
export function createSteadyChat(create: (options: Options) => Chat): SteadyChat {
  let chat: Chat | undefined;
  let isOpen = false;
  let subscriptions: (() => void)[] = [];
  /** As the widget has them, or was told to have them. */
  let current: Options = {};
  let waiting: ((chat: Chat) => void)[] = [];
  const told = new Set<string>();
  const holdFunctions = createLatestFunctions();

  function warn(message: string): void {
    if (told.has(message)) return;
    told.add(message);
    console.warn(`[dify-chat] ${message}`);
  }

  function begin(options: Options): void {
    const goesOn = isOpen && options.token === current.token;
    stop();
    isOpen = goesOn || options.open === true;
    chat = create({ ...options, ...(isOpen && { open: true }) });
    subscriptions = [chat.on('open', () => (isOpen = true)), chat.on('close', () => (isOpen = false))];
  }
  function change(known: Chat, changed: Options): void {
    const { open, consent, ...others } = changed;
    if (consent === 'granted') known.grantConsent();
    if (Object.keys(others).length > 0) known.setOptions(others);
    if ('open' in changed) known[open ? 'open' : 'close']();
  }
  function stop(): void {
    for (const unsubscribe of subscriptions) unsubscribe();
    subscriptions = [];
    chat?.destroy();
    chat = undefined;
    isOpen = false;
  }

  return {
    update(raw) {
      const wanted = holdFunctions(parseOptions(raw, warn));
      if (!wanted.token) {
        warn('no token: the chat begins as soon as there is one');
        stop();
        return;
      }
      const changed = changedOptions(current, wanted);
      const needsAnother = Object.keys(changed).some((name) => FIRST.has(name));
      if (!chat || needsAnother) begin(wanted);
      else change(chat, changed);
      current = wanted;
      const uses = waiting;
      waiting = [];
      for (const use of uses) if (chat) use(chat);
    },
    call(use) {
      if (chat) use(chat);
      else waiting.push(use);
    },
    end() {
      stop();
      waiting = [];
    },
  };
}
