import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatError } from '../chat/errors';
import type { StreamEvent } from '../chat/stream-event';
import { untilEnd } from './until-end';

const ids = { conversationId: 'c', messageId: 'm', taskId: 't', runId: undefined };
const DELTA: StreamEvent = { type: 'text-delta', text: 'Hi', channel: 'message', ids };
const PING: StreamEvent = { type: 'ping', ids };
const MESSAGE_END: StreamEvent = {
  type: 'message-end',
  sources: [],
  usage: undefined,
  files: [],
  reasoning: undefined,
  ids,
};
const RUN_START: StreamEvent = { type: 'workflow-start', workflowId: 'w', resumed: false, ids };
const RUN_END: StreamEvent = {
  type: 'workflow-end',
  status: 'succeeded',
  outputs: {},
  error: undefined,
  elapsedSeconds: 1,
  files: [],
  ids,
};
const SPEECH: StreamEvent = { type: 'speech-delta', audio: 'AAAA', ids };
const SPEECH_END: StreamEvent = { type: 'speech-end', ids };
const ERROR: StreamEvent = { type: 'error', error: new ChatError('server', 'No.'), ids };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection that gives these events and then stays open until its signal closes it. */
function idle(...events: readonly StreamEvent[]) {
  const state = { closed: false, resting: false };
  async function* open(signal: AbortSignal): AsyncGenerator<StreamEvent> {
    try {
      yield* events;
      state.resting = true;
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
      });
    } finally {
      state.closed = true;
    }
  }
  return { open, state };
}

async function types(events: AsyncIterable<StreamEvent>): Promise<string[]> {
  const heard: string[] = [];
  for await (const event of events) heard.push(event.type);
  return heard;
}

test('an answer that is over ends the iteration where the server keeps the connection', async () => {
  for (const events of [
    [DELTA, MESSAGE_END],
    [RUN_START, DELTA, RUN_END],
    [RUN_START, MESSAGE_END, RUN_END],
  ]) {
    const { open, state } = idle(...events);
    const reading = types(untilEnd(open));
    await vi.waitUntil(() => state.resting);
    await vi.advanceTimersByTimeAsync(1500);
    expect(await reading).toEqual(events.map(({ type }) => type));
    expect(state.closed).toBe(true);
  }
});

test('after an error nothing is waited for', async () => {
  const { open, state } = idle(DELTA, ERROR);
  expect(await types(untilEnd(open))).toEqual(['text-delta', 'error']);
  expect(state.closed).toBe(true);
});

test('late speech may pause longer, and its end is an end', async () => {
  const talking = idle(DELTA, MESSAGE_END, SPEECH);
  const reading = types(untilEnd(talking.open));
  await vi.waitUntil(() => talking.state.resting);
  await vi.advanceTimersByTimeAsync(4900);
  expect(talking.state.closed).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(await reading).toHaveLength(3);

  const said = idle(DELTA, MESSAGE_END, SPEECH, SPEECH_END);
  const rest = types(untilEnd(said.open));
  await vi.waitUntil(() => said.state.resting);
  await vi.advanceTimersByTimeAsync(1500);
  expect(await rest).toHaveLength(4);
});

test('pings after the end do not keep the iteration alive', async () => {
  async function* open(signal: AbortSignal): AsyncGenerator<StreamEvent> {
    yield MESSAGE_END;
    for (;;) {
      signal.throwIfAborted();
      yield PING;
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
    }
  }
  const reading = types(untilEnd(open));
  await vi.advanceTimersByTimeAsync(2000);
  expect((await reading).at(-1)).toBe('ping');
});

test('a slow reader of events loses none of them', async () => {
  const { open, state } = idle(RUN_START, MESSAGE_END, RUN_END);
  const events = untilEnd(open);
  await events.next();
  await events.next();
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await events.next()).value).toMatchObject({ type: 'workflow-end' });
  const last = events.next();
  await vi.waitUntil(() => state.resting);
  await vi.advanceTimersByTimeAsync(1500);
  expect((await last).done).toBe(true);
});

test('a connection that ends before the answer is an interruption', async () => {
  async function* open(): AsyncGenerator<StreamEvent> {
    yield DELTA;
  }
  await expect(types(untilEnd(open))).rejects.toMatchObject({ code: 'interrupted' });
});

test('the reason of the reader’s own signal is thrown, also while the end is awaited', async () => {
  const abort = new AbortController();
  async function* open(signal: AbortSignal): AsyncGenerator<StreamEvent> {
    yield MESSAGE_END;
    abort.abort(new Error('Enough.'));
    signal.throwIfAborted();
  }
  await expect(types(untilEnd(open, abort.signal))).rejects.toThrow('Enough.');
});

test('leaving the loop closes the connection', async () => {
  const { open, state } = idle(DELTA, DELTA);
  for await (const event of untilEnd(open)) {
    expect(event).toBe(DELTA);
    break;
  }
  expect(state.closed).toBe(true);
});
