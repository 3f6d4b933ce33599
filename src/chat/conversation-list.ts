import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  groupByDay,
  nameFilter,
  type ConversationGroup,
  type ListedConversation,
} from './conversation-groups';
import { asChatError, type ChatErrorCode } from './errors';
import type { Services } from './services';

/** More pinned conversations than this many pages hold nobody needs to see. */
const MOST_PINNED_PAGES = 10;
/** A search that finds nothing looks through so many pages by itself; then the visitor decides. */
const MOST_SEARCHED_PAGES = 10;
/** It is no longer there: whoever wanted it deleted has what he wanted. */
const GONE: ReadonlySet<ChatErrorCode> = new Set(['conversation-gone', 'not-found']);

/** Something did not work; what was there is still shown. */
export interface ListProblem {
  readonly code: ChatErrorCode;
  /** The conversation that could not be changed; `undefined` where loading failed. */
  readonly id: string | undefined;
  readonly tryAgain: () => void;
}

/** The visitor's conversations: changes are shown at once and taken back where the server refuses. */
export interface ConversationList {
  /** What the search leaves; `undefined` until the first answer of the server. */
  readonly groups: ReadonlySignal<readonly ConversationGroup[] | undefined>;
  readonly search: ReadonlySignal<string>;
  /** There are older ones to load. */
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loading: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ListProblem | undefined>;

  /** Reads the list anew from its top. None of these reject. */
  refresh: () => Promise<void>;
  loadMore: () => Promise<void>;
  /** Shows what has these words in its name; while that is nothing, older pages are loaded. */
  setSearch: (search: string) => Promise<void>;
  /** A blank name lets the server make one up. */
  rename: (id: string, name: string) => Promise<void>;
  pin: (id: string, pinned: boolean) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** It is no longer on show: the search and what was told go with it. */
  leave: () => void;
}

interface ListOptions {
  services: () => Promise<Services>;
  /** For «Today» and «Yesterday». */
  now: () => Date;
  /** The server has deleted it. */
  onRemoved: (id: string) => void;
}

type Edit = (conversation: ListedConversation) => ListedConversation | undefined;
/** A change that the server has not confirmed; lies over what it has told, so taking it back is dropping it. */
interface Change {
  readonly id: string;
  readonly edit: Edit;
}

export function createConversationList({ services, now, onRemoved }: ListOptions): ConversationList {
  const told = signal<readonly ListedConversation[] | undefined>(undefined);
  const changes = signal<readonly Change[]>([]);
  const search = signal('');
  const hasMore = signal(false);
  const pendingLoads = signal(0);
  const problem = signal<ListProblem | undefined>(undefined);
  const found = computed(() => {
    const all = told.value && changes.value.reduce(apply, told.value);
    return search.value.trim() === '' ? all : all?.filter(nameFilter(search.value));
  });
  const groups = computed(() => found.value && groupByDay(found.value, now()));

  /**
   * Ids of unpinned ones in the server's order; the last one is where the next page begins. A changed one has left its
   * place in that order and would lead to the wrong page, or to none.
   */
  let trail: readonly string[] = [];
  /** One request after the other: no answer is older than the change it meets. */
  let queue: Promise<unknown> = Promise.resolve();

  /** Loading has failed, not a change of one conversation. */
  const isStalled = (): boolean => problem.peek() !== undefined && problem.peek()?.id === undefined;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work);
    queue = turn;
    return turn;
  }

  /** @param tryAgain - what «Try again» does when `work` fails. */
  async function load(work: (services: Services) => Promise<void>, tryAgain: () => void): Promise<void> {
    pendingLoads.value++;
    await inTurn(async () => {
      try {
        await work(await services());
        if (isStalled()) problem.value = undefined;
      } catch (cause) {
        problem.value = { code: asChatError(cause).code, id: undefined, tryAgain };
      }
    });
    pendingLoads.value--;
  }

  async function readTop(server: Services): Promise<void> {
    const [pinned, page] = await Promise.all([readPinned(server), server.conversations({ pinned: false })]);
    batch(() => {
      told.value = unique([
        ...pinned,
        ...page.conversations.map((conversation) => ({ ...conversation, pinned: false })),
      ]);
      hasMore.value = page.hasMore;
    });
    trail = page.conversations.map(({ id }) => id);
  }

  async function readNext(server: Services): Promise<void> {
    const after = trail.at(-1);
    let page;
    try {
      page = await server.conversations({ pinned: false, after });
    } catch (cause) {
      // Deleted elsewhere: nothing can come after it.
      if (after !== undefined && GONE.has(asChatError(cause).code)) return readTop(server);
      throw cause;
    }
    const fresh = page.conversations.filter(({ id }) => !trail.includes(id));
    trail = [...trail, ...fresh.map(({ id }) => id)];
    batch(() => {
      told.value = unique([
        ...(told.peek() ?? []),
        ...fresh.map((conversation) => ({ ...conversation, pinned: false })),
      ]);
      // A page without news would be asked for again and again.
      hasMore.value = page.hasMore && fresh.length > 0;
    });
  }

  async function loadMore(): Promise<void> {
    if (pendingLoads.peek() === 0 && hasMore.peek()) await load(readNext, () => void loadMore());
  }

  /** While nothing is found there may be something further down. */
  async function seek(): Promise<void> {
    const sought = search.peek();
    for (let page = 0; page < MOST_SEARCHED_PAGES; page++) {
      if (search.peek() !== sought || found.peek()?.length !== 0 || !hasMore.peek()) return;
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
      await load(readNext, () => void seek());
      if (isStalled()) return;
    }
  }

  async function refresh(): Promise<void> {
    await load(readTop, () => void refresh());
    if (!isStalled()) await seek();
  }

  /**
   * Shows `edit` at once, then asks.
   * @param request - resolves to what the server made of it, where that is more than `edit` knows.
   */
  async function change(
    id: string,
    edit: Edit,
    request: (server: Services) => Promise<Edit | void>,
    tryAgain: () => void,
  ): Promise<void> {
    const pending: Change = { id, edit };
    batch(() => {
      problem.value = undefined;
      changes.value = [...changes.peek(), pending];
    });
    await inTurn(async () => {
      trail = trail.filter((known) => known !== id);
      let settled: Edit | void = undefined;
      let code: ChatErrorCode | undefined;
      try {
        settled = (await request(await services())) ?? edit;
      } catch (cause) {
        ({ code } = asChatError(cause));
      }
      batch(() => {
        changes.value = changes.peek().filter((other) => other !== pending);
        if (settled) told.value = told.peek() && apply(told.peek() ?? [], { id, edit: settled });
        if (code) problem.value = { code, id, tryAgain };
      });
    });
  }

  async function rename(id: string, name: string): Promise<void> {
    const wanted = name.trim();
    if (wanted !== '' && wanted === found.peek()?.find((known) => known.id === id)?.name) return;
    await change(
      id,
      (conversation) => (wanted === '' ? conversation : { ...conversation, name: wanted }),
      async (server) => {
        const named = await (wanted === ''
          ? server.nameConversation(id)
          : server.renameConversation(id, wanted));
        // Its time has changed as well, but a row that jumps away under the visitor's eyes helps nobody.
        return (conversation) => ({ ...conversation, name: named.name });
      },
      () => void rename(id, name),
    );
  }

  async function pin(id: string, pinned: boolean): Promise<void> {
    await change(
      id,
      (conversation) => ({ ...conversation, pinned }),
      (server) => server.pinConversation(id, pinned),
      () => void pin(id, pinned),
    );
  }

  async function remove(id: string): Promise<void> {
    await change(
      id,
      () => undefined,
      async (server) => {
        try {
          await server.deleteConversation(id);
        } catch (cause) {
          if (!GONE.has(asChatError(cause).code)) throw cause;
        }
        onRemoved(id);
      },
      () => void remove(id),
    );
  }

  return {
    groups,
    search,
    hasMore,
    loading: computed(() => pendingLoads.value > 0),
    problem,
    refresh,
    loadMore,
    async setSearch(text) {
      search.value = text;
      await seek();
    },
    rename,
    pin,
    remove,
    leave: () =>
      batch(() => {
        search.value = '';
        problem.value = undefined;
      }),
  };
}

async function readPinned(server: Services): Promise<readonly ListedConversation[]> {
  const pinned: ListedConversation[] = [];
  for (let page = 0; page < MOST_PINNED_PAGES; page++) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const { conversations, hasMore } = await server.conversations({ pinned: true, after: pinned.at(-1)?.id });
    pinned.push(...conversations.map((conversation) => ({ ...conversation, pinned: true })));
    if (!hasMore || conversations.length === 0) break;
  }
  return pinned;
}

function apply(conversations: readonly ListedConversation[], { id, edit }: Change): ListedConversation[] {
  return conversations.flatMap((known) => (known.id === id ? (edit(known) ?? []) : known));
}

/** Pages overlap where something has moved between two requests: the first one told stays. */
function unique(conversations: readonly ListedConversation[]): ListedConversation[] {
  const seen = new Set<string>();
  return conversations.filter(({ id }) => !seen.has(id) && seen.add(id));
}
