import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { asChatError, type ChatError } from './errors';
import { loadStored } from './start-turn';
import type { ChatTransport, MessagePage, StoredMessage } from './transport';
import { EMPTY_TREE, type TurnTree } from './turn-tree';

/** What the server has stored of a conversation, brought into its tree page by page, newest first. */
export interface History {
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly loadingEarlier: ReadonlySignal<boolean>;
  /** Brings the newest page. @returns why it could not, or `undefined`. */
  load: (conversationId: string) => Promise<ChatError | undefined>;
  /** Adds what came to the server from elsewhere since. @returns why it could not, or `undefined`. */
  refresh: (conversationId: string) => Promise<ChatError | undefined>;
  /** One message as the server has it now: whole, and with addresses that work. Rejects with a `ChatError`. */
  reread: (conversationId: string, messageId: string) => Promise<StoredMessage | undefined>;
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

  function show(
    page: MessagePage,
    place: 'before' | 'after',
    { addPage }: Awaited<ReturnType<typeof loadStored>>,
  ): void {
    const former = rows.length;
    const added = addPage(rows, page.messages, place, tree.peek());
    batch(() => {
      rows = added.rows;
      tree.value = added.tree;
      // A page without news would be asked for again and again.
      if (place === 'before') hasEarlier.value = page.hasMore && rows.length > former;
    });
  }

  async function bring(
    conversationId: string,
    before?: string,
    place: 'before' | 'after' = 'before',
  ): Promise<ChatError | undefined> {
    const current = epoch;
    try {
      const [page, part] = await Promise.all([transport.messages(conversationId, before), loadStored()]);
      if (current === epoch) show(page, place, part);
      return undefined;
    } catch (cause) {
      return current === epoch ? asChatError(cause) : undefined;
    }
  }

  return {
    hasEarlier,
    loadingEarlier,
    load: (conversationId) => bring(conversationId),
    refresh: (conversationId) => bring(conversationId, undefined, 'after'),
    reread: async (conversationId, messageId) => {
      const index = rows.findIndex((row) => row.id === messageId);
      const page = await transport.messages(conversationId, index < 0 ? undefined : rows[index + 1]?.id);
      return page.messages.find((row) => row.id === messageId);
    },
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
