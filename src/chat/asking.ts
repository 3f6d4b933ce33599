import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { EMPTY_ANSWER, isPaused, resumed, type Answer } from './answer';
import type { ConversationEvents, Emit } from './chat-events';
import type { ConversationKey } from './conversation-key';
import type { History } from './history';
import { followRun, loadStored, startTurn } from './start-turn';
import type { EventIds, StreamEvent } from './stream-event';
import type { Store } from './store';
import type { ChatTransport } from './transport';
import type { OpenStream, RunningTurn } from './turn-runner';
import { addTurn, removeTurn, type Question, type Turn, type TurnTree } from './turn-tree';
import { whenTrue } from './when-true';

/** A question that the server may not have yet: it survives a reload in the composer. */
export const OUTBOX_KEY = 'outbox';
/** The run of an answer on its way: a reload follows it on. */
const RUNNING_KEY = 'running';
/** Told to other tabs when an answer is over. */
const SETTLED_KEY = 'settled';

export interface AskingOptions {
  transport: ChatTransport;
  store: Store;
  tree: Signal<TurnTree>;
  history: History;
  conversation: ConversationKey;
  schedule: (flush: () => void) => () => void;
  emit: Emit<ConversationEvents>;
  online?: ReadonlySignal<boolean> | undefined;
  onSpeech?: ((event: StreamEvent) => void) | undefined;
  /** The conversation is gone: leaves it, and makes room for a new one. */
  onGone: () => void;
  /** An answer has ended in a conversation that is no longer on show. */
  onUnseen: (conversationId: string) => void;
  /** An answer is complete. */
  onDone: (turn: Turn, isFirst: boolean) => void;
}

/** Questions on their way and the answers that come: everything of a turn that is not yet history. */
export interface Asking {
  /** An answer is on its way. */
  readonly busy: ReadonlySignal<boolean>;
  ask: (question: Question, parentKey: string | undefined) => void;
  /** Asks once more, or in other words; in the place of a turn that the server does not have. */
  askAgain: (turn: Turn, question?: Question) => void;
  stop: () => void;
  /** Follows a run on, after a form was sent. */
  goOn: (turn: Turn, runId: string) => void;
  /** Follows on what ran when the page was left. Call it when the thread is there. */
  goOnFromStore: () => Promise<void>;
  /** What was on its way belongs to a conversation that is no longer on show: it may end, unseen. */
  leave: () => void;
  /** Ends all that runs; nothing is emitted or written afterwards. */
  dispose: () => void;
}

/** The question that never reached the server in an earlier page view. */
export function takeOutbox(store: Store): string | undefined {
  const text = store.get(OUTBOX_KEY);
  store.remove(OUTBOX_KEY);
  return text;
}

export function createAsking(options: AskingOptions): Asking {
  const { transport, store, tree, history, conversation, emit } = options;
  const running = signal<{ turn: Turn; handle: Pick<RunningTurn, 'stop'> } | undefined>(undefined);
  const busy = computed(() => running.value !== undefined);
  /** Tells a late answer of a conversation that is no longer on show, which has its id here. */
  let epoch: { left?: string | undefined } = {};
  let turnCount = 0;

  function start(turn: Turn, open: OpenStream | undefined, askedIn: string | undefined): void {
    const current = epoch;
    const handle = startTurn(open, turn.answer, {
      schedule: options.schedule,
      onStart: (ids) => {
        if (current === epoch) noteStart(ids);
      },
      onSettled: () => {
        if (current === epoch) settle(turn, askedIn);
        else if (current.left !== undefined) options.onUnseen(current.left);
      },
      onSpeech: options.onSpeech,
      whenReachable: (abort) => whenTrue(options.online, abort),
      stop: (taskId) => transport.stop('chat', taskId),
      resume: (runId) => followRun(transport, runId),
      reread,
    });
    // A turn may settle before its start returns.
    if (current === epoch && turn.answer.peek().status === 'streaming') running.value = { turn, handle };
  }

  async function reread({ messageId }: Answer): Promise<Answer | undefined> {
    const id = conversation.id.peek();
    if (id === undefined || messageId === undefined) return undefined;
    const row = await history.reread(id, messageId);
    const { answerOfMessage } = await loadStored();
    return row && row.answer !== '' && row.status === 'normal' ? answerOfMessage(row) : undefined;
  }

  function noteStart(ids: EventIds): void {
    store.remove(OUTBOX_KEY);
    conversation.set(ids.conversationId ?? conversation.id.peek());
    const { messageId, runId } = ids;
    const conversationId = conversation.id.peek();
    if (runId !== undefined) store.set(RUNNING_KEY, JSON.stringify({ conversationId, messageId, runId }));
    emit('message-start', { conversationId, messageId });
  }

  function settle(turn: Turn, askedIn: string | undefined): void {
    running.value = undefined;
    const answer = turn.answer.peek();
    const { status, messageId, error } = answer;
    store.remove(RUNNING_KEY);
    // Refused before any work: the one case in which the question goes out again by itself (design §4.1).
    const isGone = error?.code === 'conversation-gone' && messageId === undefined && askedIn !== undefined;
    if (isGone) {
      options.onGone();
      ask(turn.question, undefined);
      return;
    }
    if (isPaused(answer)) return;
    const ids = { conversationId: conversation.id.peek(), messageId };
    if (status === 'stopped') {
      // Nothing was shown as sent and failed, so nothing is owed to the composer.
      store.remove(OUTBOX_KEY);
      emit('message-stopped', ids);
    }
    if (error) emit('error', { ...ids, code: error.code, message: error.message, traceId: error.traceId });
    if (status !== 'streaming') emit('message-end', { ...ids, status });
    if (messageId !== undefined) store.set(SETTLED_KEY, `${ids.conversationId}:${messageId}`);
    if (status === 'done') options.onDone(turn, askedIn === undefined);
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
    const turn: Turn = {
      key: `turn-${++turnCount}`,
      parentKey,
      question,
      answer: signal(EMPTY_ANSWER),
      createdAt: Date.now() / 1000,
    };
    const conversationId = conversation.id.peek();
    const request = {
      mode: 'chat' as const,
      text: question.text,
      inputs: question.inputs,
      conversationId,
      parentMessageId: parentMessageId(parentKey),
      files: question.items,
    };
    store.set(OUTBOX_KEY, question.text);
    tree.value = addTurn(tree.peek(), turn);
    emit('message-sent', { conversationId, text: question.text });
    start(turn, (abort) => transport.send(request, abort), conversationId);
  }

  function goOn(turn: Turn, runId: string): void {
    turn.answer.value = resumed(turn.answer.peek(), runId);
    start(turn, undefined, conversation.id.peek());
  }

  function leave(): void {
    epoch.left = conversation.id.peek();
    epoch = {};
    running.value = undefined;
  }

  return {
    busy,
    ask,
    askAgain(turn, question = turn.question) {
      if (turn.answer.peek().messageId === undefined) tree.value = removeTurn(tree.peek(), turn.key);
      ask(question, turn.parentKey);
    },
    stop: () => running.peek()?.handle.stop(),
    goOn,
    async goOnFromStore() {
      const json = store.get(RUNNING_KEY);
      if (json === undefined) return;
      store.remove(RUNNING_KEY);
      // Few pages are left in mid-answer. Without it the answer can be asked for again.
      const part = await import('./find-running').catch(() => {});
      const found = part?.findRunning(json, conversation.id.peek(), tree.peek());
      if (!found || busy.peek()) return;
      store.set(RUNNING_KEY, json);
      goOn(found.turn, found.runId);
    },
    leave,
    dispose() {
      const handle = running.peek()?.handle;
      epoch = {};
      handle?.stop();
    },
  };
}

/** Hears of answers that other tabs got. */
export function watchOtherTabs(store: Store, onSettled: (conversationId: string) => void): () => void {
  const undo = store.watch?.(SETTLED_KEY, () => {
    const [conversationId] = (store.get(SETTLED_KEY) ?? '').split(':');
    if (conversationId !== undefined && conversationId !== '') onSettled(conversationId);
  });
  return undo ?? (() => {});
}
