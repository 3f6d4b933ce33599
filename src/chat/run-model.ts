import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { EMPTY_ANSWER, isPaused, resumed, type Answer } from './answer';
import type { ConversationEvents, Emit } from './chat-events';
import type { Inputs } from './chat-model';
import { asChatError, type ChatError } from './errors';
import { wholeTextOf } from './outputs';
import type { Rating } from './services';
import { createSavedResults, type SavedResults } from './saved-results';
import { followRun, loadTurns, startTurn } from './start-turn';
import type { Store } from './store';
import type { StreamEvent } from './stream-event';
import type { AppMode, ChatTransport } from './transport';
import type { OpenStream, RunningTurn } from './turn-runner';
import type { Turn, TurnView } from './turn-tree';

/** One press of «Run» and what came of it. */
export interface RunResult extends TurnView {
  /** Milliseconds of the clock. */
  readonly startedAt: number;
}

/** An app without a conversation: a form, and the results of this page view. A workflow goes on after a reload. */
export interface RunModel {
  /** Newest first. */
  readonly results: ReadonlySignal<readonly RunResult[]>;
  readonly busy: ReadonlySignal<boolean>;
  /** One POST; not while another is on its way. */
  run: (inputs: Inputs) => void;
  /** The same once more, in the place of a result that failed. */
  tryAgain: (result: RunResult) => void;
  stop: () => void;
  /** `undefined` withdraws. Rejects with a `ChatError`; the result then shows what the server has. */
  rate: (result: RunResult, rating: Rating | undefined) => Promise<void>;
  /** What the visitor keeps (completion apps). */
  readonly saved: SavedResults;
  /** Another result for the same values. */
  moreLikeThis: (result: RunResult) => void;
  /** Sends a form on which the run waits; it then goes on. Rejects with a `ChatError`. */
  submitForm: (result: RunResult, token: string, action: string, inputs: Inputs) => Promise<void>;
  /** Ends what runs; nothing is emitted afterwards. */
  dispose: () => void;
}

export interface RunOptions {
  mode: Exclude<AppMode, 'chat'>;
  transport: ChatTransport;
  schedule: (flush: () => void) => () => void;
  emit: Emit<ConversationEvents>;
  online?: ReadonlySignal<boolean> | undefined;
  onSpeech?: ((event: StreamEvent) => void) | undefined;
  /** Of this tab alone: a run that another one shows is its own affair. */
  tabStore?: Store | undefined;
}

interface OwnResult extends Turn {
  readonly startedAt: number;
  /** Picked up after a reload: what it was asked with is not known here. */
  readonly isPickedUp: boolean;
}

/** When the run on its way was begun, and its id. */
const RUN_KEY = 'run';

/** The server may have it all the same, and cannot be asked yet. */
const UNREACHABLE: ReadonlySet<string> = new Set(['network', 'timeout', 'interrupted']);

export function createRunModel(options: RunOptions): RunModel {
  const { mode, transport, schedule, emit, online, onSpeech, tabStore } = options;
  const results = signal<readonly OwnResult[]>([]);
  const running = signal<Pick<RunningTurn, 'stop'> | undefined>(undefined);
  let disposed = false;
  let count = 0;

  function add(inputs: Inputs, fields?: Pick<OwnResult, 'startedAt' | 'isPickedUp'>): OwnResult {
    const result: OwnResult = {
      key: `run-${++count}`,
      parentKey: undefined,
      question: { text: '', files: [], items: [], inputs },
      answer: signal(EMPTY_ANSWER),
      createdAt: undefined,
      startedAt: Date.now(),
      isPickedUp: false,
      ...fields,
    };
    results.value = [result, ...results.peek()];
    return result;
  }

  function remove(gone: string): void {
    results.value = results.peek().filter(({ key }) => key !== gone);
  }

  function start(result: OwnResult, open: OpenStream | undefined): void {
    const { answer } = result;
    /** Why the run could not be followed on, for the wait before the next attempt. */
    let lost: ChatError | undefined;
    let wasReachable = false;
    let wasFollowed = open === undefined;
    const handle = startTurn(open, answer, {
      schedule,
      onStart: () => {},
      onSettled() {
        const text = wasFollowed ? wholeTextOf(answer.peek()) : undefined;
        if (text !== undefined) change(result, { text });
        settle(result, lost !== undefined && UNREACHABLE.has(lost.code) && !wasReachable);
      },
      onSpeech,
      online,
      stop: (taskId) => transport.stop(mode, taskId),
      resume: (runId) =>
        async function* follow(abort) {
          lost = undefined;
          wasFollowed = true;
          try {
            yield* followRun(transport, runId)(abort);
          } catch (cause) {
            lost = asChatError(cause);
            throw cause;
          }
        },
      // Nothing but the run itself can be read again.
      reread: async () => {
        if (!lost || !UNREACHABLE.has(lost.code)) return undefined;
        // Servers before 1.13 do not know the path, which looks like no network at all: they answer another one.
        await (await transport.services()).toolIcons();
        if (!wasReachable) {
          wasReachable = true;
          throw lost;
        }
        return undefined;
      },
    });
    // A turn may settle before its start returns.
    if (answer.peek().status === 'streaming') running.value = handle;
  }

  /** The first event with an id tells that the server has it. */
  function ask(inputs: Inputs): OpenStream {
    const request = {
      mode,
      text: '',
      inputs,
      files: [],
      conversationId: undefined,
      parentMessageId: undefined,
    };
    return async function* open(abort) {
      let started = false;
      for await (const event of transport.send(request, abort)) {
        const { messageId, taskId, runId } = event.ids;
        if (!started && !disposed && (messageId ?? taskId) !== undefined) {
          started = true;
          if (mode === 'workflow' && runId !== undefined) tabStore?.set(RUN_KEY, `${Date.now()} ${runId}`);
          emit('message-start', { conversationId: undefined, messageId });
        }
        yield event;
      }
    };
  }

  /** @param isOutOfReach - the server may have the result, and the next page view can ask for it. */
  function settle({ key, answer, isPickedUp }: OwnResult, isOutOfReach = false): void {
    running.value = undefined;
    if (isPaused(answer.peek())) return;
    if (!isOutOfReach) tabStore?.remove(RUN_KEY);
    if (disposed) return;
    const { status, messageId, error, steps } = answer.peek();
    // Servers before 1.13 cannot tell of it, others no longer: then it is as after any reload.
    if (isPickedUp && error && !isOutOfReach && steps.length === 0) {
      remove(key);
      return;
    }
    const ids = { conversationId: undefined, messageId };
    if (status === 'stopped') emit('message-stopped', ids);
    if (error) emit('error', { ...ids, code: error.code, message: error.message, traceId: error.traceId });
    if (status !== 'streaming') emit('message-end', { ...ids, status });
  }

  function run(inputs: Inputs, instead?: string): void {
    if (running.peek()) return;
    batch(() => {
      if (instead !== undefined) remove(instead);
      const result = add(inputs);
      emit('message-sent', { conversationId: undefined, text: '' });
      start(result, ask(inputs));
    });
  }

  /** The run that was on its way, or waited for a person, when the page was left. */
  function pickUp(): void {
    const [, startedAt, runId] = /^(\d{1,15}) ([\w-]+)$/.exec(tabStore?.get(RUN_KEY) ?? '') ?? [];
    if (runId !== undefined) goOn(add({}, { startedAt: Number(startedAt), isPickedUp: true }), runId);
  }

  function goOn(result: OwnResult, runId: string): void {
    result.answer.value = resumed(result.answer.peek(), runId);
    start(result, undefined);
  }

  const find = ({ key }: RunResult): OwnResult | undefined => results.peek().find((own) => own.key === key);

  function change(result: OwnResult, fields: Partial<Answer>): void {
    result.answer.value = { ...result.answer.peek(), ...fields };
  }

  async function another(messageId: string, result: OwnResult): Promise<void> {
    const isOpen = (): boolean => !disposed && result.answer.peek().status === 'streaming';
    running.value = {
      stop() {
        change(result, { status: 'stopped' });
        settle(result);
      },
    };
    try {
      const services = await transport.services();
      const more = await services.moreLikeThis(messageId);
      // The visitor has not waited for it.
      if (!isOpen()) return;
      change(result, { status: 'done', text: more.text, messageId: more.messageId });
    } catch (cause) {
      if (!isOpen()) return;
      change(result, { status: 'error', error: asChatError(cause) });
    }
    settle(result);
  }

  if (mode === 'workflow') pickUp();

  return {
    results,
    busy: computed(() => running.value !== undefined),
    run: (inputs) => run(inputs),
    tryAgain(view) {
      const result = find(view);
      const { runId } = view.answer.peek();
      if (!result?.isPickedUp || runId === undefined) return run(view.question.inputs, view.key);
      if (running.peek()) return undefined;
      return goOn(result, runId);
    },
    stop: () => running.peek()?.stop(),
    async rate(view, rating) {
      const result = find(view);
      const { messageId, feedback } = view.answer.peek();
      if (!result || messageId === undefined) return;
      change(result, { feedback: rating });
      try {
        await (await transport.services()).rate(messageId, rating);
        emit('feedback', { conversationId: undefined, messageId, rating, comment: undefined });
      } catch (cause) {
        change(result, { feedback });
        throw asChatError(cause);
      }
    },
    saved: createSavedResults(() => transport.services()),
    moreLikeThis(view) {
      const { messageId } = view.answer.peek();
      if (messageId === undefined || running.peek()) return;
      void another(messageId, add(view.question.inputs));
    },
    async submitForm(view, token, action, inputs) {
      const services = await transport.services();
      await services.submitForm(token, action, inputs);
      const result = find(view);
      if (!result || disposed) return;
      const { withFilledForm } = await loadTurns();
      result.answer.value = withFilledForm(result.answer.peek(), token, action);
      const { runId } = result.answer.peek();
      if (runId !== undefined) goOn(result, runId);
    },
    dispose() {
      disposed = true;
      running.peek()?.stop();
    },
  };
}
