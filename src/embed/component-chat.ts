import type { Options } from './config';
import { eventNames } from './event-names';
import { createEmitter } from './events';
import { createSteadyChat } from './steady-chat';
import type { Chat } from './widget';

/** What a component gives out. The rest of `Chat` is its props, and its own coming and going. */
export type ComponentMethods = Omit<Chat, 'setUser' | 'setOptions' | 'destroy'>;

/** A widget behind a component, through all of its renderings. */
export interface ComponentChat {
  readonly methods: ComponentMethods;
  /** Options, and handlers by `on…`. Never throws. */
  update(props: object): void;
  end(): void;
}

/** `message-end` → `onMessageEnd`. */
const HANDLERS = new Map(
  eventNames().map((name) => [name, `on-${name}`.replace(/-./g, (part) => part.slice(1).toUpperCase())]),
);
const HANDLER_NAMES = new Set(HANDLERS.values());

/** Does nothing before the first `update`: a server may draw a component, and throw it away. */
export function createComponentChat(create: (options: Options) => Chat): ComponentChat {
  let latest: object = {};
  /** Outlives each widget, as those who listen do. */
  const events = new EventTarget();
  const { on } = createEmitter(events);
  const steady = createSteadyChat(begin);

  function begin(options: Options): Chat {
    const chat = create(options);
    for (const [name, handlerName] of HANDLERS) {
      chat.on(name, (detail) => {
        const handler: unknown = Reflect.get(latest, handlerName);
        if (typeof handler === 'function') handler(detail);
        events.dispatchEvent(new CustomEvent(`dify-chat:${name}`, { detail }));
      });
    }
    return chat;
  }
  const call =
    <Name extends Exclude<keyof ComponentMethods, 'on'>>(name: Name) =>
    (...args: Parameters<Chat[Name]>): void =>
      steady.call((chat) => void Reflect.apply(chat[name], chat, args));

  return {
    methods: {
      on,
      open: call('open'),
      close: call('close'),
      toggle: call('toggle'),
      send: call('send'),
      prefill: call('prefill'),
      stop: call('stop'),
      newConversation: call('newConversation'),
      openConversation: call('openConversation'),
      setInputs: call('setInputs'),
      grantConsent: call('grantConsent'),
    },
    update(props) {
      latest = props;
      try {
        steady.update(Object.fromEntries(Object.entries(props).filter(([name]) => !HANDLER_NAMES.has(name))));
      } catch (cause) {
        // An application falls with its effects; a chat is not worth that.
        console.error('[dify-chat] The widget did not start.', cause);
      }
    },
    end: steady.end,
  };
}
