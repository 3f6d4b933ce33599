import type { ConversationEvents, Emit } from '../chat/chat-events';

/** All events of a widget; each is also a DOM event `dify-chat:<name>` on the host, with `detail`. */
export interface WidgetEvents extends ConversationEvents {
  /** The panel is mounted and its app is known. */
  ready: { title: string };
  open: Record<string, never>;
  close: Record<string, never>;
  /** Answers finished while the panel was closed. */
  'unread-change': { count: number };
  'inputs-change': { inputs: Record<string, unknown> };
  destroy: Record<string, never>;
}

export type WidgetEventName = keyof WidgetEvents;

/** A listener of any event. A method type, so that it may be stored by name: the name vouches for the detail. */
type AnyListener = { call(detail: unknown): void }['call'];

export interface Emitter {
  /** @returns its undo. */
  on: <Name extends WidgetEventName>(
    name: Name,
    listener: (detail: WidgetEvents[Name]) => void,
  ) => () => void;
  emit: Emit<WidgetEvents>;
}

/** Events to listeners and to the DOM. A listener that throws harms nobody else. */
export function createEmitter(host: HTMLElement): Emitter {
  const listeners = new Map<string, Set<AnyListener>>();
  return {
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
    emit(name, detail) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(detail);
        } catch (error) {
          reportError(error);
        }
      }
      host.dispatchEvent(new CustomEvent(`dify-chat:${name}`, { detail, bubbles: true, composed: true }));
    },
  };
}
