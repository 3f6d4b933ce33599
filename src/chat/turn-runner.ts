import type { Signal } from '@preact/signals';
import type { Answer } from './answer';
import { ChatError } from './errors';
import { reduceAnswer } from './reduce-answer';
import type { EventIds } from './stream-event';
import type { ChatTransport, SendRequest } from './transport';
import { END_GRACE_MS, TurnEnd } from './turn-end';

/** How long a stopped answer may take to say so before the connection is cut (ref §4.7). */
export const STOP_GRACE_MS = 3000;

export interface TurnHooks {
  /** Runs `flush` before the next frame; returns its undo. */
  schedule: (flush: () => void) => () => void;
  /** The first event with ids: the server has the question. */
  onStart: (ids: EventIds) => void;
  /** The answer has its final status; called exactly once. */
  onSettled: () => void;
  /** The stream broke: asks the server what it kept. Resolves to the mended answer or `undefined`. */
  repair: (answer: Answer) => Promise<Answer | undefined>;
}

export interface RunningTurn {
  /** Settles when the connection is closed; never rejects. */
  readonly closed: Promise<void>;
  /** The visitor's wish: what was shown stays, marked as stopped. */
  stop(): void;
}

/**
 * Asks one question and keeps `answer` up to date until the answer is over by ref §4.7's rule.
 * Deltas come faster than frames: they are reduced as they come and written to the signal once per frame.
 */
export function runTurn(
  transport: ChatTransport,
  request: SendRequest,
  answer: Signal<Answer>,
  hooks: TurnHooks,
): RunningTurn {
  const connection = new AbortController();
  const end = new TurnEnd();
  let latest = answer.peek();
  let undoFlush: (() => void) | undefined;
  let started = false;
  let settled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const abortIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => connection.abort(), milliseconds);
  };

  function flush(): void {
    undoFlush?.();
    undoFlush = undefined;
    answer.value = latest;
  }

  function settle(final: Answer): void {
    if (settled) return;
    settled = true;
    latest = final;
    flush();
    hooks.onSettled();
  }

  async function read(): Promise<void> {
    for await (const event of transport.send(request, connection.signal)) {
      const phase = end.observe(event);
      if (!started && event.ids.messageId !== undefined) {
        started = true;
        hooks.onStart(event.ids);
      }
      // After a stop the text stays as the visitor saw it; ids and the end are still read.
      if (latest.status !== 'stopped') {
        latest = reduceAnswer(latest, event);
        if (phase === 'open') undoFlush ??= hooks.schedule(flush);
        else if (settled) flush();
        else settle(latest.status === 'streaming' ? { ...latest, status: 'done' } : latest);
      }
      // Most servers close by themselves now; those that would keep the connection for minutes are cut off.
      if (phase !== 'open') timer ??= setTimeout(() => connection.abort(), END_GRACE_MS);
    }
  }

  async function fail(cause: unknown): Promise<void> {
    const broken: Answer = { ...latest, status: 'error', error: asChatError(cause) };
    // Only a break may have left a whole answer on the server; a refusal has not.
    const mended = isBreak(broken) ? await hooks.repair(broken) : undefined;
    // The visitor may have pressed «Stop» while the server was asked.
    settle(latest.status === 'stopped' ? latest : (mended ?? broken));
  }

  async function run(): Promise<void> {
    try {
      await read();
      if (!settled && latest.status !== 'stopped') {
        await fail(new ChatError('interrupted', 'The stream ended without an end event.'));
      }
    } catch (cause) {
      if (!settled && latest.status !== 'stopped') await fail(cause);
    } finally {
      clearTimeout(timer);
      undoFlush?.();
      connection.abort();
    }
  }

  function stop(): void {
    if (settled) return;
    const { taskId } = latest;
    settle({ ...latest, status: 'stopped' });
    // Without a task id the server cannot be told; it also has not begun to answer.
    if (taskId === undefined) {
      connection.abort();
      return;
    }
    abortIn(STOP_GRACE_MS);
    // A stop that fails changes nothing here: the connection is cut either way.
    transport.stop(taskId).catch(() => connection.abort());
  }

  return { closed: run(), stop };
}

const BREAKS: ReadonlySet<string> = new Set(['network', 'timeout', 'interrupted']);

function isBreak(answer: Answer): boolean {
  return answer.messageId !== undefined && answer.error !== undefined && BREAKS.has(answer.error.code);
}

export function asChatError(cause: unknown): ChatError {
  return cause instanceof ChatError ? cause : new ChatError('protocol', 'Unexpected failure.', { cause });
}
