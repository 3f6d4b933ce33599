import { expect, test, vi } from 'vitest';
import { readEvents } from './sse';
import { bytes, fixture, read, streamOf } from './testing';

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
