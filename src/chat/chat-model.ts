import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { EMPTY_ANSWER, type Answer } from './answer';
import type { ConversationEvents, Emit } from './chat-events';
import type { ChatError, ChatErrorCode } from './errors';
import type { Store } from './store';
import { createHistory } from './history';
import { answerOfMessage } from './stored-turns';
import type { AppInfo, ChatTransport } from './transport';
import { asChatError, runTurn, type RunningTurn } from './turn-runner';
import {
  addTurn,
  EMPTY_TREE,
  removeTurn,
  shownPath,
  type Question,
  type Turn,
  type TurnTree,
  type TurnView,
} from './turn-tree';

/** `loading` until the app and the remembered conversation are there; the composer is usable all the while. */
export type ChatPhase = 'loading' | 'ready' | 'failed';

/** A sentence above the composer about the conversation as a whole. */
export type ChatNotice = 'conversation-gone' | 'history-failed';

export interface Chat {
  readonly phase: ReadonlySignal<ChatPhase>;
  readonly app: ReadonlySignal<AppInfo | undefined>;
  /** Why the phase is `failed`. */
  readonly startError: ReadonlySignal<ChatError | undefined>;
  /** The branch on show. */
  readonly turns: ReadonlySignal<readonly TurnView[]>;
  /** An answer is on its way. */
  readonly busy: ReadonlySignal<boolean>;
  readonly notice: ReadonlySignal<ChatNotice | undefined>;
  readonly draft: ReadonlySignal<string>;
  readonly conversationId: ReadonlySignal<string | undefined>;
  /** Older messages can be loaded. */
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly loadingEarlier: ReadonlySignal<boolean>;

  /** Loads the app and resumes the remembered conversation. Call again to retry. Never rejects. */
  start(): Promise<void>;
  /** @returns whether the question was taken: not when blank, nor while an answer is on its way. */
  send(text: string): boolean;
  /** Asks the question of a failed answer again. */
  tryAgain(turn: TurnView): void;
  stop(): void;
  newConversation(): void;
  loadEarlier(): Promise<void>;
  setDraft(text: string): void;
  dismissNotice(): void;
  setInputs(inputs: Readonly<Record<string, unknown>>): void;
  /** Ends what runs; nothing is emitted or written afterwards. */
  dispose(): void;
}

export interface ChatOptions {
  transport: ChatTransport;
  store: Store;
  /** Where the conversation's id is kept; `undefined`: nowhere (policy `new`). */
  conversationStore: Store | undefined;
  /** Opens this conversation instead of the remembered one. */
  conversationId?: string | undefined;
  inputs?: Readonly<Record<string, unknown>> | undefined;
  schedule: (flush: () => void) => () => void;
  emit: Emit<ConversationEvents>;
}

const CONVERSATION_KEY = 'conversation';
const DRAFT_KEY = 'draft';
/** A question that the server may not have yet: it survives a reload in the composer. */
const OUTBOX_KEY = 'outbox';
const CONVERSATION_LOST: ReadonlySet<ChatErrorCode> = new Set(['conversation-gone', 'conversation-ended']);

export function createChatModel(options: ChatOptions): Chat {
  const { transport, store, conversationStore, emit } = options;
  const phase = signal<ChatPhase>('loading');
  const app = signal<AppInfo | undefined>(undefined);
  const startError = signal<ChatError | undefined>(undefined);
  const tree = signal<TurnTree>(EMPTY_TREE);
  const notice = signal<ChatNotice | undefined>(undefined);
  const conversationId = signal(options.conversationId ?? conversationStore?.get(CONVERSATION_KEY));
  const draft = signal(joinTexts(store.get(OUTBOX_KEY), store.get(DRAFT_KEY)));
  const history = createHistory(transport, tree);
  const running = signal<{ turn: Turn; handle: RunningTurn } | undefined>(undefined);
  const turns = computed(() => shownPath(tree.value));
  const busy = computed(() => running.value !== undefined);

  let inputs = options.inputs ?? {};
  /** Tells a late answer of a conversation that is no longer on show. */
  let epoch = 0;
  let turnCount = 0;
  store.remove(OUTBOX_KEY);

  function setConversation(id: string | undefined): void {
    if (conversationId.peek() === id) return;
    conversationId.value = id;
    if (id === undefined) conversationStore?.remove(CONVERSATION_KEY);
    else conversationStore?.set(CONVERSATION_KEY, id);
    emit('conversation-change', { conversationId: id });
  }

  function clearThread(): void {
    epoch++;
    batch(() => {
      history.clear();
      running.value = undefined;
    });
  }

  async function resume(id: string): Promise<void> {
    const error = await history.load(id);
    if (!error) return;
    // Whatever the reason, the visitor gets a chat that works: a broken history must not lock him out.
    const isLost = CONVERSATION_LOST.has(error.code);
    notice.value = isLost ? 'conversation-gone' : 'history-failed';
    if (isLost) setConversation(undefined);
  }

  async function loadEarlier(): Promise<void> {
    const id = conversationId.peek();
    if (id !== undefined && (await history.loadEarlier(id))) notice.value = 'history-failed';
  }

  async function start(): Promise<void> {
    batch(() => {
      phase.value = 'loading';
      startError.value = undefined;
    });
    const id = conversationId.peek();
    // In parallel: one round trip less until the thread is there.
    const [info] = await Promise.allSettled([
      transport.app(),
      id !== undefined && tree.peek().turns.length === 0 ? resume(id) : undefined,
    ]);
    batch(() => {
      if (info.status === 'fulfilled') {
        app.value = info.value;
        phase.value = 'ready';
      } else {
        startError.value = asChatError(info.reason);
        phase.value = 'failed';
      }
    });
    const error = startError.peek();
    if (error) emitError(error, undefined);
  }

  function emitError(error: ChatError, messageId: string | undefined): void {
    const { code, message, traceId } = error;
    emit('error', { code, message, traceId, messageId, conversationId: conversationId.peek() });
  }

  /** The server's id of the nearest real answer upwards: failed attempts without an id are no parents. */
  function parentMessageId(parentKey: string | undefined): string | undefined {
    for (let key = parentKey; key !== undefined;) {
      const turn = tree.peek().turns.find((candidate) => candidate.key === key);
      const id = turn?.answer.peek().messageId;
      if (id !== undefined) return id;
      key = turn?.parentKey;
    }
    return undefined;
  }

  function ask(question: Question, parentKey: string | undefined): void {
    const current = epoch;
    const turn: Turn = {
      key: `turn-${++turnCount}`,
      parentKey,
      question,
      answer: signal(EMPTY_ANSWER),
      createdAt: undefined,
    };
    store.set(OUTBOX_KEY, question.text);
    const request = {
      text: question.text,
      inputs: question.inputs,
      conversationId: conversationId.peek(),
      parentMessageId: parentMessageId(parentKey),
      files: [],
    };
    tree.value = addTurn(tree.peek(), turn);
    emit('message-sent', { conversationId: request.conversationId, text: question.text });
    const handle = runTurn(transport, request, turn.answer, {
      schedule: options.schedule,
      onStart: (ids) => {
        if (current !== epoch) return;
        store.remove(OUTBOX_KEY);
        setConversation(ids.conversationId ?? conversationId.peek());
        emit('message-start', { conversationId: conversationId.peek(), messageId: ids.messageId });
      },
      onSettled: () => {
        if (current === epoch) settleTurn(turn, request.conversationId);
      },
      repair: (answer) => readBack(answer, conversationId.peek()),
    });
    running.value = { turn, handle };
  }

  function settleTurn(turn: Turn, askedIn: string | undefined): void {
    running.value = undefined;
    const { status, messageId, error } = turn.answer.peek();
    if (status === 'error' && error && messageId === undefined && askedIn !== undefined) {
      // Refused before any work: the one case in which the question goes out again by itself (design §4.1).
      if (error.code === 'conversation-gone') return restart(turn);
    }
    const ids = { conversationId: conversationId.peek(), messageId };
    if (status === 'stopped') {
      // Nothing was shown as sent and failed, so nothing is owed to the composer.
      store.remove(OUTBOX_KEY);
      emit('message-stopped', ids);
    }
    if (status === 'error' && error) emitError(error, messageId);
    if (status !== 'streaming') emit('message-end', { ...ids, status });
  }

  function restart(turn: Turn): void {
    clearThread();
    notice.value = 'conversation-gone';
    setConversation(undefined);
    ask(turn.question, undefined);
  }

  /** Re-reads a broken answer; the server may have finished it (design §4.4). */
  async function readBack(answer: Answer, id: string | undefined): Promise<Answer | undefined> {
    if (id === undefined) return undefined;
    try {
      const page = await transport.messages(id);
      const row = page.messages.find((message) => message.id === answer.messageId);
      return row && row.answer !== '' && row.status === 'normal' ? answerOfMessage(row) : undefined;
    } catch {
      return undefined; // Still broken: the answer's own error tells why.
    }
  }

  function send(text: string): boolean {
    const query = text.trim();
    if (query === '' || busy.peek()) return false;
    notice.value = undefined;
    ask({ text: query, files: [], inputs }, turns.peek().at(-1)?.key);
    return true;
  }

  function tryAgain(view: TurnView): void {
    const turn = tree.peek().turns.find((candidate) => candidate.key === view.key);
    if (!turn || busy.peek()) return;
    if (turn.answer.peek().messageId === undefined) tree.value = removeTurn(tree.peek(), turn.key);
    ask(turn.question, turn.parentKey);
  }

  function setDraft(text: string): void {
    transport.prepare();
    draft.value = text;
    if (text === '') store.remove(DRAFT_KEY);
    else store.set(DRAFT_KEY, text);
  }

  return {
    phase,
    app,
    startError,
    turns,
    busy,
    notice,
    draft,
    conversationId,
    hasEarlier: history.hasEarlier,
    loadingEarlier: history.loadingEarlier,
    start,
    send,
    tryAgain,
    stop: () => running.peek()?.handle.stop(),
    newConversation: () => {
      running.peek()?.handle.stop();
      clearThread();
      notice.value = undefined;
      setConversation(undefined);
    },
    loadEarlier,
    setDraft,
    dismissNotice: () => {
      notice.value = undefined;
    },
    setInputs: (values) => {
      inputs = { ...inputs, ...values };
    },
    dispose: () => {
      const handle = running.peek()?.handle;
      epoch++;
      handle?.stop();
    },
  };
}

function joinTexts(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}
