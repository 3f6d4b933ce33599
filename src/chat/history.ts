import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ChatError } from './errors';
import { turnsOfMessages } from './stored-turns';
import type { ChatTransport, StoredMessage } from './transport';
import { asChatError } from './turn-runner';
import { EMPTY_TREE, type TurnTree } from './turn-tree';

/** What the server has stored of a conversation, brought into its tree page by page, newest first. */
export interface History {
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly loadingEarlier: ReadonlySignal<boolean>;
  /** Brings the newest page. @returns why it could not, or `undefined`. */
  load: (conversationId: string) => Promise<ChatError | undefined>;
  /** Brings the page before. @returns why it could not, or `undefined`. */
  loadEarlier: (conversationId: string) => Promise<ChatError | undefined>;
  /** Empties the tree; what is on its way for the old conversation is dropped when it comes. */
  clear: () => void;
}

export function createHistory(transport: ChatTransport, tree: Signal<TurnTree>): History {
  const hasEarlier = signal(false);
  const loadingEarlier = signal(false);
  /** Rows as the server gave them, oldest first: older pages are placed among them. */
  let rows: readonly StoredMessage[] = [];
  /** Tells a late page of a conversation that is no longer on show. */
  let epoch = 0;

  function show(older: readonly StoredMessage[], hasMore: boolean): void {
    const known = new Set(rows.map((row) => row.id));
    const fresh = older.filter((row) => !known.has(row.id));
    rows = [...fresh, ...rows];
    const { turns, chosen } = tree.peek();
    const live = turns.filter((turn) => !known.has(turn.key));
    batch(() => {
      tree.value = { turns: [...turnsOfMessages(rows, turns), ...live], chosen };
      // A page without news would be asked for again and again.
      hasEarlier.value = hasMore && fresh.length > 0;
    });
  }

  async function bring(conversationId: string, before?: string): Promise<ChatError | undefined> {
    const current = epoch;
    try {
      const page = await transport.messages(conversationId, before);
      if (current === epoch) show(page.messages, page.hasMore);
      return undefined;
    } catch (cause) {
      return current === epoch ? asChatError(cause) : undefined;
    }
  }

  return {
    hasEarlier,
    loadingEarlier,
    load: bring,
    async loadEarlier(conversationId) {
      const oldest = rows[0];
      if (!oldest || !hasEarlier.peek() || loadingEarlier.peek()) return undefined;
      loadingEarlier.value = true;
      const current = epoch;
      const error = await bring(conversationId, oldest.id);
      if (current === epoch) loadingEarlier.value = false;
      return error;
    },
    clear() {
      epoch++;
      rows = [];
      batch(() => {
        tree.value = EMPTY_TREE;
        hasEarlier.value = false;
        loadingEarlier.value = false;
      });
    },
  };
}
