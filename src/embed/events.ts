import type { ConversationEvents, Emit } from '../chat/chat-events';

/** All events of a widget; each is also a DOM event `dify-chat:<name>` on the host, with `detail`. */
export interface WidgetEvents extends ConversationEvents {
  /** The panel is mounted and its app is known. */
  ready: { title: string };
  /** The panel was opened, by whomever. */
  open: Record<string, never>;
  /** The panel was closed, by whomever. */
  close: Record<string, never>;
  /** Answers finished while the panel was closed. */
  'unread-change': { count: number };
  /** The widget is being taken off the page. */
  destroy: Record<string, never>;
}

export type WidgetEventName = keyof WidgetEvents;

export interface Emitter {
  /** @returns its undo. */
  on: <Name extends WidgetEventName>(
    name: Name,
    listener: (detail: WidgetEvents[Name]) => void,
  ) => () => void;
  emit: Emit<WidgetEvents>;
}

/** Listeners are those of the host's own DOM events: one that throws is reported and harms nobody else. */
export function createEmitter(host: EventTarget): Emitter {
  return {
    on(name, listener) {
      const handle = (event: CustomEventInit): void => listener(event.detail);
      host.addEventListener(`dify-chat:${name}`, handle);
      return () => host.removeEventListener(`dify-chat:${name}`, handle);
    },
    emit(name, detail) {
      host.dispatchEvent(new CustomEvent(`dify-chat:${name}`, { detail, bubbles: true, composed: true }));
    },
  };
}
