import { array, assert, asyncProperty, nat } from 'fast-check';
import { expect, test, vi } from 'vitest';
import { EMPTY_ANSWER, type Answer } from '../chat/answer';
import { reduceAnswer } from '../chat/reduce-answer';
import type { StreamEvent } from '../chat/stream-event';
import { readEvents } from './sse';
import { bytes, fixture, read, streamOf } from './testing';

/** Small enough to be cut at every byte. */
const SHORT = [
  'basic-a',
  'basic-d',
  'chatflow-c',
  'chatflow-d',
  'completion-d',
  'error-a',
  'error-d',
  'moderated-d',
  'human-d',
];
const LONG = ['agent-d', 'agent-next-e', 'chatflow-a', 'chatflow-e', 'speech-d', 'workflow-d'];

const reduce = (events: readonly StreamEvent[]): Answer => events.reduce(reduceAnswer, EMPTY_ANSWER);

for (const name of SHORT) {
  test(`${name}: the same events and the same answer wherever the network cuts the stream`, async () => {
    const wire = fixture(name);
    const whole = await read([wire]);
    const answer = reduce(whole);
    expect(whole.length).toBeGreaterThan(1);
    for (let cut = 1; cut < wire.length; cut++) {
      const events = await read([wire.subarray(0, cut), wire.subarray(cut)]);
      expect(events, `cut at ${cut}`).toEqual(whole);
      expect(reduce(events), `cut at ${cut}`).toEqual(answer);
    }
  });
}

for (const name of [...SHORT, ...LONG]) {
  test(`${name}: the same events byte by byte, with CRLF, and in random pieces`, async () => {
    const wire = fixture(name);
    const whole = await read([wire]);
    expect(await read(Array.from(wire, (byte) => Uint8Array.of(byte)))).toEqual(whole);
    const crlf = bytes(new TextDecoder().decode(wire).replaceAll('\n', '\r\n'));
    expect(await read([crlf])).toEqual(whole);
    await assert(
      asyncProperty(array(nat(wire.length), { maxLength: 12 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), wire.length];
        const pieces = at.slice(1).map((end, index) => wire.subarray(at[index], end));
        expect(await read(pieces)).toEqual(whole);
      }),
      { numRuns: wire.length > 10_000 ? 5 : 20 },
    );
  });
}

test('each recorded stream reduces to its answer', async () => {
  const answer = async (name: string): Promise<Answer> => reduce(await read([fixture(name)]));
  const greeting = { text: 'Grüße aus Åbo 👋🏽: **neun** Uhr.', status: 'streaming' };
  for (const name of ['basic-a', 'basic-d', 'chatflow-c', 'chatflow-d', 'completion-d', 'speech-d']) {
    expect(await answer(name), name).toMatchObject(greeting);
  }
  for (const name of ['error-a', 'error-d']) {
    expect(await answer(name), name).toMatchObject({ text: 'The capital ', status: 'error' });
  }
  // A replacement is the whole text; the copy that closes mode `agent` does not double it.
  expect((await answer('moderated-d')).text).not.toContain('secret recipe');
  const [old, copied] = [await answer('agent-d'), await answer('agent-next-e')];
  expect(copied.text).toBe(old.text);
  expect(copied.thoughts.length).toBeGreaterThan(1);
  expect(copied.files.length).toBeGreaterThan(0);
});

test('pings come as a line without data, as JSON, or as a comment that is none', async () => {
  const wire = 'event: ping\n\ndata: {"event":"ping"}\n\n: keep-alive\n\n';
  expect((await read([bytes(wire)])).map(({ type }) => type)).toEqual(['ping', 'ping']);
});

test('[DONE], a missing space, a byte order mark and an unended last event are understood', async () => {
  const wire =
    '\uFEFFdata:{"event":"message","answer":"Hi"}\n\ndata: [DONE]\n\ndata: {"event":"message_end"}';
  expect((await read([bytes(wire)])).map(({ type }) => type)).toEqual([
    'text-delta',
    'stream-end',
    'message-end',
  ]);
});

test('a broken line, a half last event and an event of a newer server do not end the answer', async () => {
  const log = vi.fn<(message: string) => void>();
  const wire = [
    'data: {"event":"message","answer":"one"}',
    'data: {broken',
    'data: 7',
    'data: {"event":"telepathy","answer":"?"}',
    'data: {"event":"message","answer":"two"}',
    'data: {"event":"message","ans',
  ].join('\n\n');
  expect(await read([bytes(wire)], { log })).toMatchObject([{ text: 'one' }, { text: 'two' }]);
  expect(log).toHaveBeenCalledTimes(4);
});

test('a lost connection is told apart from an ended one', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(fixture('basic-d').subarray(0, 700));
    },
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  const seen: string[] = [];
  const reading = (async () => {
    for await (const event of readEvents(body, new AbortController().signal, { operation: 'TEST' }))
      seen.push(event.type);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'interrupted' });
});

test('a stream without a byte for too long is dead, and its connection is closed', async () => {
  vi.useFakeTimers();
  try {
    const cancel = vi.fn<() => void>();
    const body = new ReadableStream<Uint8Array>({ cancel });
    const reading = readEvents(body, new AbortController().signal, { operation: 'TEST' }).next();
    const outcome = expect(reading).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(60_000);
    await outcome;
    expect(cancel).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});

test('a ping is a sign of life', async () => {
  vi.useFakeTimers();
  try {
    let ping = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        ping = () => controller.enqueue(bytes('event: ping\n\n'));
      },
    });
    const events = readEvents(body, new AbortController().signal, { operation: 'TEST' });
    for (let round = 0; round < 3; round++) {
      const next = events.next();
      await vi.advanceTimersByTimeAsync(50_000);
      ping();
      expect((await next).value).toMatchObject({ type: 'ping' });
    }
    await events.return(undefined);
  } finally {
    vi.useRealTimers();
  }
});

test('leaving the loop early closes the connection', async () => {
  const cancel = vi.fn<() => void>();
  const wire = fixture('basic-d');
  const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(wire), cancel });
  for await (const event of readEvents(body, new AbortController().signal, { operation: 'TEST' })) {
    expect(event.type).toBe('text-delta');
    break;
  }
  expect(cancel).toHaveBeenCalledOnce();
});

test('an event without an end is refused, not collected for ever', async () => {
  const chunk = bytes(`data: ${'x'.repeat(1_000_000)}`);
  const endless = Array.from({ length: 12 }, () => chunk);
  await expect(read(endless)).rejects.toMatchObject({ code: 'protocol' });
  expect(streamOf([])).toBeInstanceOf(ReadableStream);
});
