import type { ReadonlySignal, Signal } from '@preact/signals';
import { isPaused, type Answer } from './answer';
import { asChatError, ChatError } from './errors';
import { reduceAnswer } from './reduce-answer';
import { endSteps, isUnconfirmed } from './reduce-run';
import type { EventIds, StreamEvent } from './stream-event';
import { END_GRACE_MS, SPEECH_GRACE_MS, TurnEnd } from './turn-end';
import { whenTrue } from './when-true';

/** How long a stopped answer may take to say so before the connection is cut (ref §4.7). */
export const STOP_GRACE_MS = 3000;
/** Waits before a broken answer is looked for again, while the server cannot be reached. */
const REPAIR_WAITS_MS = [1000, 3000, 8000];

/** Opens a stream of events; aborting the signal closes it. */
export type OpenStream = (signal: AbortSignal) => AsyncIterable<StreamEvent>;

export interface TurnHooks {
  /** Runs `flush` before the next frame; returns its undo. */
  schedule: (flush: () => void) => () => void;
  /** The first event with ids: the server has the question. */
  onStart: (ids: EventIds) => void;
  /** The answer has its final status, or waits for a person; called exactly once. */
  onSettled: () => void;
  /** Hears pieces of speech, also after the end; where it is missing nobody waits for them. */
  onSpeech?: ((event: StreamEvent) => void) | undefined;
  /** Whether there is a network: looking for an answer without one is in vain. */
  online?: ReadonlySignal<boolean> | undefined;
  /** Tells the server to stop. */
  stop: (taskId: string) => Promise<void>;
  /** Follows a broken run on, where servers can do that (ref §4.8). */
  resume: (runId: string) => OpenStream;
  /**
   * Reads what the server kept of a broken answer: the mended answer, or `undefined` where there is none.
   * Rejects while the server cannot be reached.
   */
  reread: (answer: Answer) => Promise<Answer | undefined>;
}

export interface RunningTurn {
  /** Settles when the connection is closed; never rejects. */
  readonly closed: Promise<void>;
  /** The visitor's wish: what was shown stays, marked as stopped. */
  stop(): void;
}

/**
 * Reads one answer and keeps `answer` up to date until it is over by ref §4.7's rule. A broken one is repaired
 * without asking again: a run is followed on, whatever else is read again (design §4.4).
 * Deltas come faster than frames: they are reduced as they come and written to the signal once per frame.
 * @param open - asks; `undefined`: the run of `answer` is followed on.
 */
export function runTurn(open: OpenStream | undefined, answer: Signal<Answer>, hooks: TurnHooks): RunningTurn {
  const connection = new AbortController();
  const { signal } = connection;
  let latest = answer.peek();
  let undoFlush: (() => void) | undefined;
  let started = false;
  let settled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Of speech whose end has not come; it may never come (ref §4.7). */
  let unended: EventIds | undefined;

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
    // Nothing goes on that nobody will end.
    latest = isPaused(final) ? final : { ...final, steps: endSteps(final.steps, 'stopped') };
    flush();
    hooks.onSettled();
  }

  function hear(event: StreamEvent): void {
    if (event.type === 'speech-delta' || event.type === 'speech-end') {
      hooks.onSpeech?.(event);
      unended = event.type === 'speech-delta' ? event.ids : undefined;
    }
    if (!started && event.ids.messageId !== undefined) {
      started = true;
      hooks.onStart(event.ids);
    }
  }

  /** Reads to the end of the answer, and on to the end of the connection as long as something may come. */
  async function read(source: OpenStream): Promise<void> {
    const end = new TurnEnd();
    for await (const event of source(signal)) {
      const phase = end.observe(event);
      hear(event);
      // After a stop the text stays as the visitor saw it; ids and the end are still read.
      if (latest.status !== 'stopped') {
        // What was done with a settled answer since (a rating, files' new addresses) stays.
        latest = reduceAnswer(settled ? answer.peek() : latest, event);
        if (phase === 'open') undoFlush ??= hooks.schedule(flush);
        else if (settled) flush();
        else settle(over(latest));
      }
      // Most servers close by themselves now; those that would keep the connection for minutes are cut off.
      if (phase !== 'open') waitForRest(event);
    }
    if (!settled && latest.status !== 'stopped') {
      throw new ChatError('interrupted', 'The stream ended without an end event.');
    }
  }

  function waitForRest(event: StreamEvent): void {
    if (hooks.onSpeech && event.type === 'speech-delta') abortIn(SPEECH_GRACE_MS);
    else if (event.type === 'speech-end' || event.type === 'error') abortIn(END_GRACE_MS);
    else timer ??= setTimeout(() => connection.abort(), hooks.onSpeech ? SPEECH_GRACE_MS : END_GRACE_MS);
  }

  /** Follows the run on; true when that brought the answer to its end. */
  async function follow(runId: string): Promise<boolean> {
    try {
      // What a snapshot leaves out is read again below: a run that is over tells only that it is.
      for await (const event of hooks.resume(runId)(signal)) {
        if (latest.status === 'stopped') return true;
        hear(event);
        latest = reduceAnswer(latest, event);
        undoFlush ??= hooks.schedule(flush);
        if (event.type === 'workflow-pause' && isStale(latest)) return false;
        if (event.type === 'error') {
          settle(latest);
          return true;
        }
        if (event.type === 'workflow-end' || event.type === 'workflow-pause') {
          const kept = event.type === 'workflow-end' ? await hooks.reread(latest).catch(() => {}) : undefined;
          settle(kept ? { ...kept, steps: latest.steps, run: latest.run } : over(withOutput(latest)));
          return true;
        }
      }
    } catch {
      // Older servers cannot; and what broke the first connection may break this one.
    }
    return false;
  }

  async function repair(cause: ChatError): Promise<void> {
    const { messageId, runId } = latest;
    const isKnown = messageId !== undefined || runId !== undefined;
    // Only a break may have left a whole answer on the server; a refusal has not.
    for (const wait of isKnown && isBreak(cause) ? [0, ...REPAIR_WAITS_MS] : []) {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      if (await lookForAnswer(wait, cause)) return;
    }
    settle({ ...latest, status: 'error', error: cause });
  }

  /** @returns whether the answer has come to its end; else the server cannot be reached yet. */
  async function lookForAnswer(wait: number, cause: ChatError): Promise<boolean> {
    await pause(wait, signal);
    await whenTrue(hooks.online, signal);
    // The visitor may press «Stop» while the server is asked.
    if (settled) return true;
    const { runId } = latest;
    if (runId !== undefined && (await follow(runId))) return true;
    try {
      const kept = await hooks.reread(latest);
      settle(kept ?? { ...latest, status: 'error', error: cause });
      return true;
    } catch {
      return false;
    }
  }

  async function run(): Promise<void> {
    try {
      if (open) await read(open);
      // A run that was quick has nothing more to tell than that it is over: the rest is read again.
      else if (latest.runId === undefined || !(await follow(latest.runId))) {
        throw new ChatError('interrupted', 'The run could not be followed on.');
      }
    } catch (cause) {
      if (!settled && latest.status !== 'stopped') await repair(asChatError(cause));
    } finally {
      clearTimeout(timer);
      undoFlush?.();
      connection.abort();
      if (unended) hooks.onSpeech?.({ type: 'speech-end', ids: unended });
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
    hooks.stop(taskId).catch(() => connection.abort());
  }

  return { closed: run(), stop };
}

/** A snapshot from before the server took the form that was sent. */
function isStale({ forms }: Answer): boolean {
  return forms.some(isUnconfirmed) && !forms.some(({ state }) => state === 'open');
}

function over(answer: Answer): Answer {
  return answer.status === 'streaming' ? { ...answer, status: 'done' } : answer;
}

/** The end of a chatflow's run carries its answer: better than the part that was seen. */
function withOutput(answer: Answer): Answer {
  const whole = answer.run?.outputs['answer'];
  return typeof whole === 'string' && whole.length > answer.text.length && !isPaused(answer)
    ? { ...answer, text: whole }
    : answer;
}

const BREAKS: ReadonlySet<string> = new Set(['network', 'timeout', 'interrupted']);

function isBreak(error: ChatError): boolean {
  return BREAKS.has(error.code);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
