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
  /** What is still on its way in the conversation that is now to be shown is shown with it. */
  comeBack: () => void;
  /** Ends all that runs; nothing is emitted or written afterwards. */
  dispose: () => void;
}

interface Running {
  turn: Turn;
  handle?: Pick<RunningTurn, 'stop'>;
  /** The conversation it goes on in when that is no longer on show. */
  left?: string | undefined;
}

/** The question that never reached the server in an earlier page view. */
export function takeOutbox(store: Store): string | undefined {
  const text = store.get(OUTBOX_KEY);
  store.remove(OUTBOX_KEY);
  return text;
}

export function createAsking(options: AskingOptions): Asking {
  const { transport, store, tree, history, conversation, emit } = options;
  const running = signal<Running | undefined>(undefined);
  const busy = computed(() => running.value !== undefined);
  const unseen: Running[] = [];
  let turnCount = 0;

  function start(turn: Turn, open: OpenStream | undefined, askedIn: string | undefined): void {
    const run: Running = { turn };
    running.value = run;
    run.handle = startTurn(open, turn.answer, {
      schedule: options.schedule,
      onStart: (ids) => {
        // A later question may wait in the conversation on show.
        if (store.get(OUTBOX_KEY) === turn.question.text) store.remove(OUTBOX_KEY);
        if (running.peek() === run) noteStart(ids);
        else run.left ??= ids.conversationId;
      },
      onSettled: () => {
        if (running.peek() === run) settle(turn, askedIn);
        else if (run.left !== undefined) options.onUnseen(run.left);
      },
      onSpeech: options.onSpeech,
      online: options.online,
      stop: (taskId) => transport.stop('chat', taskId),
      resume: (runId) => followRun(transport, runId),
      reread,
    });
  }

  async function reread({ messageId }: Answer): Promise<Answer | undefined> {
    const id = conversation.id.peek();
    if (id === undefined || messageId === undefined) return undefined;
    const row = await history.reread(id, messageId);
    const { answerOfMessage } = await loadStored();
    return row && row.answer !== '' && row.status === 'normal' ? answerOfMessage(row) : undefined;
  }

  function noteStart(ids: EventIds): void {
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
    const turn = tree.peek().turns.find(({ key }) => key === parentKey);
    return turn && (turn.answer.peek().messageId ?? parentMessageId(turn.parentKey));
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
    const run = running.peek();
    running.value = undefined;
    if (!run) return;
    run.left = conversation.id.peek();
    // Its parent will be there as a stored turn, by the server's id.
    run.turn = { ...run.turn, parentKey: parentMessageId(run.turn.parentKey) };
    unseen.push(run);
  }

  return {
    busy,
    ask,
    askAgain(turn, question = turn.question) {
      if (turn.answer.peek().messageId === undefined) tree.value = removeTurn(tree.peek(), turn.key);
      ask(question, turn.parentKey);
    },
    stop: () => running.peek()?.handle?.stop(),
    goOn,
    async goOnFromStore() {
      const json = store.get(RUNNING_KEY);
      if (json === undefined || busy.peek()) return;
      // Few pages are left in mid-answer. Without it the answer can be asked for again.
      const part = await import('./find-running').catch(() => {});
      const found = part?.findRunning(json, conversation.id.peek(), tree.peek());
      if (found && !busy.peek()) goOn(found.turn, found.runId);
    },
    leave,
    comeBack() {
      const id = conversation.id.peek();
      const run = unseen.find(({ left, turn }) => left === id && turn.answer.peek().status === 'streaming');
      if (!run) return;
      running.value = run;
      tree.value = addTurn(tree.peek(), run.turn);
    },
    dispose() {
      const run = running.peek();
      running.value = undefined;
      run?.handle?.stop();
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
