import { expect, test, vi } from 'vitest';
import { intercept } from './intercept';
import type { Interceptors } from './interceptors';
import type { StreamEvent } from './stream-event';
import { delta, FakeTransport, IDS, messageEnd, storedMessage, workflowEnd, workflowStart } from './testing';
import type { SendRequest } from './transport';

const REQUEST: SendRequest = {
  mode: 'chat',
  text: 'My card is 4111 1111 1111 1111.',
  inputs: { city: 'Turku' },
  conversationId: 'c-1',
  parentMessageId: undefined,
  files: [],
};

function setUp(interceptors: Interceptors) {
  const inner = new FakeTransport();
  const reports: string[] = [];
  const transport = intercept(inner, interceptors, (message) => reports.push(message));
  const read = async (...events: StreamEvent[]): Promise<StreamEvent[]> => {
    const stream = transport.send(REQUEST, new AbortController().signal)[Symbol.asyncIterator]();
    const first = stream.next();
    await expect.poll(() => inner.feeds.length).toBe(1);
    inner.feed.push(...events).close();
    const heard: StreamEvent[] = [];
    for (let next = await first; !next.done; next = await stream.next()) heard.push(next.value);
    return heard;
  };
  return { inner, transport, reports, read };
}

const replaced = (text: string, ids = IDS): StreamEvent => ({
  type: 'text-replace',
  text,
  reason: undefined,
  ids,
});

test('what `beforeSend` returns goes out, its inputs beside those there are', async () => {
  const { inner, read } = setUp({
    beforeSend: async ({ text }) => ({ text: text.replace(/[\d ]{15,}/, ' ****'), inputs: { plan: 'gold' } }),
  });
  await read(messageEnd());
  expect(inner.feed.request).toMatchObject({
    text: 'My card is ****.',
    inputs: { city: 'Turku', plan: 'gold' },
    conversationId: 'c-1',
  });
});

test('`beforeSend` that returns nothing changes nothing', async () => {
  const { inner, read } = setUp({ beforeSend: () => undefined });
  expect(await read(delta('At nine.'), messageEnd())).toEqual([delta('At nine.'), messageEnd()]);
  expect(inner.feed.request).toBe(REQUEST);
});

test('a refused question is not sent, and fails with the sentence for the visitor', async () => {
  const { inner, transport } = setUp({ beforeSend: () => ({ refuse: 'No card numbers, please.' }) });
  const answer = transport.send(REQUEST, new AbortController().signal)[Symbol.asyncIterator]().next();
  await expect(answer).rejects.toMatchObject({ code: 'invalid-input', sentence: 'No card numbers, please.' });
  expect(inner.feeds).toEqual([]);
});

test('`beforeSend` that throws sends nothing: it may be there to hold something back', async () => {
  const { inner, transport, reports } = setUp({ beforeSend: () => Promise.reject(new Error('No filter.')) });
  const answer = transport.send(REQUEST, new AbortController().signal)[Symbol.asyncIterator]().next();
  await expect(answer).rejects.toMatchObject({ code: 'protocol', sentence: undefined });
  expect(inner.feeds).toEqual([]);
  expect(reports).toEqual(['beforeSend failed: the question was not sent.']);
});

test.each([['text'], [7], [{ text: 5 }], [{ refuse: true }], [{ inputs: 'city' }]])(
  '`beforeSend` that returns something else (%j) sends nothing, and the owner reads why',
  async (returned) => {
    const beforeSend: unknown = () => returned;
    const { inner, transport, reports } = setUp(Object({ beforeSend }));
    const answer = transport.send(REQUEST, new AbortController().signal)[Symbol.asyncIterator]().next();
    await expect(answer).rejects.toMatchObject({ code: 'protocol' });
    expect(inner.feeds).toEqual([]);
    expect(reports).toEqual([
      'beforeSend should return { text, inputs }, { refuse } or nothing: the question was not sent.',
    ]);
  },
);

test('a refusal without a sentence is none', async () => {
  const { inner, read } = setUp(Object({ beforeSend: () => ({ refuse: undefined, text: 'Hello' }) }));
  await read(messageEnd());
  expect(inner.feed.request).toMatchObject({ text: 'Hello', inputs: REQUEST.inputs });
});

const loud = ({ text }: { text: string }): string => text.toUpperCase();

test('what `onReply` returns takes the place of the answer just before its end', async () => {
  const { read } = setUp({ onReply: loud });
  expect(await read(delta('At '), delta('nine.'), messageEnd())).toEqual([
    delta('At '),
    delta('nine.'),
    replaced('AT NINE.'),
    messageEnd(),
  ]);
});

test('a chatflow ends twice, its answer is changed once', async () => {
  const { read } = setUp({ onReply: loud });
  const types = await read(workflowStart(), delta('Hi'), messageEnd(), workflowEnd('succeeded'));
  expect(types.map(({ type }) => type)).toEqual([
    'workflow-start',
    'text-delta',
    'text-replace',
    'message-end',
    'workflow-end',
  ]);
});

test('`onReply` hears of nothing that is empty or broken', async () => {
  const heard: string[] = [];
  const listen: Interceptors = { onReply: ({ text }) => void heard.push(text) };
  await setUp(listen).read(messageEnd());
  await setUp(listen).read(delta('Half an'));
  expect(heard).toEqual([]);
});

test('`onReply` that throws changes nothing and is told', async () => {
  const { read, reports } = setUp({
    onReply: () => {
      throw new Error('No links.');
    },
  });
  expect(await read(delta('Hi'), messageEnd())).toEqual([delta('Hi'), messageEnd()]);
  expect(reports).toEqual(['onReply failed: the answer is shown as it came.']);
});

test('`onReply` that returns something else than a text changes nothing and is told', async () => {
  const { read, reports } = setUp(Object({ onReply: () => ({ text: 'At ten.' }) }));
  expect(await read(delta('Hi'), messageEnd())).toEqual([delta('Hi'), messageEnd()]);
  expect(reports).toEqual(['onReply should return a text or nothing: the answer is shown as it came.']);
});

test('`onReply` that never answers keeps a thread back for 30 s, not for ever', async () => {
  vi.useFakeTimers();
  const { inner, transport, reports } = setUp({ onReply: () => new Promise(() => {}) });
  inner.pages = [{ messages: [storedMessage('1')], hasMore: false }];
  const page = transport.messages('c-1');
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await page).messages).toEqual([storedMessage('1')]);
  expect(reports).toEqual(['onReply failed: the answer is shown as it came.']);
  vi.useRealTimers();
});

test('answers of earlier visits are changed, too; failed ones are not', async () => {
  const { inner, transport } = setUp({ onReply: loud });
  const failed = storedMessage('2', { status: 'error', answer: 'Half' });
  inner.pages = [{ messages: [storedMessage('1'), failed], hasMore: true }];
  expect(await transport.messages('c-1')).toEqual({
    messages: [storedMessage('1', { answer: 'ANSWER 1' }), failed],
    hasMore: true,
  });
});

test('a run that is followed on ends with the page’s text', async () => {
  const { inner, transport } = setUp({ onReply: loud });
  inner.addRun('r-1').push(workflowStart(), delta('Hi'), workflowEnd('succeeded')).close();
  const heard: StreamEvent[] = [];
  const { resume } = await transport.services();
  for await (const event of resume('r-1', new AbortController().signal)) heard.push(event);
  expect(heard).toContainEqual(replaced('HI'));
});
