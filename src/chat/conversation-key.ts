import { signal, type ReadonlySignal } from '@preact/signals';
import type { Store } from './store';

const STORE_KEY = 'conversation';

/** Which conversation is on show, remembered as the owner's policy says. */
export interface ConversationKey {
  readonly id: ReadonlySignal<string | undefined>;
  set: (id: string | undefined) => void;
  /** It is the one to go on with, whichever tab has said so. */
  isKept: (id: string) => boolean;
}

/** @param store - where the id is kept; `undefined`: nowhere. */
export function createConversationKey(
  store: Store | undefined,
  first: string | undefined,
  onChange: (id: string | undefined) => void,
): ConversationKey {
  const id = signal(first ?? store?.get(STORE_KEY));
  return {
    id,
    set(next) {
      if (id.peek() === next) return;
      id.value = next;
      if (next === undefined) store?.remove(STORE_KEY);
      else store?.set(STORE_KEY, next);
      onChange(next);
    },
    isKept: (other) => store?.get(STORE_KEY) === other,
  };
}
