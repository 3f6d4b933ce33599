import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { asChatError, type ChatError } from './errors';
import type { Services } from './services';
import type { SavedMessage } from './transport';

/** Results that the visitor keeps (completion apps, ref §3.9). */
export interface SavedResults {
  /** Newest first; `undefined` until they are asked for. */
  readonly items: ReadonlySignal<readonly SavedMessage[] | undefined>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loading: ReadonlySignal<boolean>;
  /** Why the list is not there, or no longer than it is. */
  readonly error: ReadonlySignal<ChatError | undefined>;
  /** Kept, as far as is known. */
  readonly ids: ReadonlySignal<ReadonlySet<string>>;
  /** The newest, or those after the last one shown. Never rejects. */
  load: (more?: boolean) => Promise<void>;
  /** Keeps a result, or no longer. Rejects with a `ChatError`. */
  keep: (messageId: string, kept: boolean) => Promise<void>;
}

export function createSavedResults(services: () => Promise<Services>): SavedResults {
  const items = signal<readonly SavedMessage[] | undefined>(undefined);
  const hasMore = signal(false);
  const loading = signal(false);
  const error = signal<ChatError | undefined>(undefined);
  /** Of this page view, whether the list was asked for or not. */
  const kept = signal<ReadonlySet<string>>(new Set());
  /** Tells a late page of a list that was asked for anew. */
  let latest = 0;

  async function load(more = false): Promise<void> {
    const current = ++latest;
    const former = more ? (items.peek() ?? []) : [];
    loading.value = true;
    error.value = undefined;
    try {
      const page = await (await services()).savedMessages(former.at(-1)?.id);
      if (current !== latest) return;
      batch(() => {
        items.value = [...former, ...page.messages];
        hasMore.value = page.hasMore;
        loading.value = false;
      });
    } catch (cause) {
      if (current !== latest) return;
      loading.value = false;
      error.value = asChatError(cause);
    }
  }

  return {
    items,
    hasMore,
    loading,
    error,
    ids: computed(() => new Set([...kept.value, ...(items.value ?? []).map(({ id }) => id)])),
    load,
    async keep(messageId, isKept) {
      const { saveMessage, unsaveMessage } = await services();
      await (isKept ? saveMessage(messageId) : unsaveMessage(messageId));
      batch(() => {
        kept.value = new Set(
          [...kept.peek()].filter((id) => id !== messageId).concat(isKept ? messageId : []),
        );
        if (!isKept) items.value = items.peek()?.filter(({ id }) => id !== messageId);
      });
      // Its place and its text are the server's to tell.
      if (isKept && items.peek()) await load();
    },
  };
}
