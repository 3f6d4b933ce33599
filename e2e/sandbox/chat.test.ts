import { expect, test } from 'vitest';
import { asFields, asText } from './fields';
import { events, names, rows, textOf, visit } from './test-client';

test('streams deltas with all ids in the first event, then the end', async () => {
  const visitor = await visit('basic');
  const heard = await visitor.hear('How long does shipping take?');
  expect(heard[0]).toMatchObject({
    event: 'message',
    conversation_id: expect.any(String),
    message_id: expect.any(String),
    task_id: expect.any(String),
    created_at: expect.any(Number),
  });
  expect(textOf(heard)).toContain('Orders placed **before 14:00**');
  expect(heard.at(-1)).toMatchObject({
    event: 'message_end',
    metadata: { retriever_resources: [{ document_name: 'shipping.md', position: 1 }, { position: 2 }] },
  });
});

test('says its Markdown as it was written', async () => {
  const visitor = await visit('basic');
  expect(textOf(await visitor.hear('Show me the code'))).toContain('```ts\nimport { createChat }');
  expect(textOf(await visitor.hear('Show me the code'))).toContain("createChat({\n  token: 'basic',");
});

test('keeps the usage back from profile E on', async () => {
  const [d, e] = await Promise.all([visit('basic'), visit('basic', { profile: 'e' })]);
  expect(asFields((await d.hear('Hi')).at(-1)?.['metadata'])).toHaveProperty('usage');
  expect(asFields((await e.hear('Hi')).at(-1)?.['metadata'])).not.toHaveProperty('usage');
});

test('answers as a whole where streaming is not asked for', async () => {
  const visitor = await visit('basic', { settings: { answer: 'At nine.' } });
  const answer = await visitor.json('POST', '/chat-messages', { inputs: {}, query: 'When?' });
  expect(answer).toMatchObject({ event: 'message', mode: 'chat', answer: 'At nine.' });
});

test('remembers along the parents only', async () => {
  const visitor = await visit('basic');
  const ask = async (
    query: string,
    parent?: unknown,
    conversation?: unknown,
  ): Promise<[string, unknown, unknown]> => {
    const heard = await visitor.hear(query, { parent_message_id: parent, conversation_id: conversation });
    return [textOf(heard), heard[0]?.['message_id'], heard[0]?.['conversation_id']];
  };
  const [, first, conversation] = await ask('Is it open on Sunday?');
  const [, second] = await ask('And how do I wash it?', first, conversation);
  const [chained] = await ask('What do you remember?', second, conversation);
  expect(chained).toBe('I remember **2** earlier answers. Before this you asked: «And how do I wash it?»');
  const [sibling] = await ask('What do you remember?', first, conversation);
  expect(sibling).toContain('**1** earlier answer. Before this you asked: «Is it open on Sunday?»');
  const [lost] = await ask('What do you remember?', undefined, conversation);
  expect(lost).toContain('**0** earlier answers');
});

test('sends exactly the deltas it was given', async () => {
  const answer = ['One ', '**two', '**', ''];
  const visitor = await visit('basic', { settings: { answer } });
  const heard = await visitor.hear('Count');
  expect(heard.filter((event) => event['event'] === 'message').map((event) => event['answer'])).toEqual(
    answer,
  );
});

test('fails in the middle, and from profile C on stays open with pings', async () => {
  const old = await visit('error', { profile: 'b' });
  const heard = await old.hear('Which jacket?');
  expect(heard.at(-1)).toMatchObject({ event: 'error', code: 'completion_request_error', status: 400 });
  expect(heard.at(-1)).not.toHaveProperty('task_id');
  expect(names(heard).filter((name) => name === 'message')).toHaveLength(12);

  const recent = await visit('error', { settings: { pingMs: 1 } });
  const reader = (await recent.ask('Which jacket?')).body?.pipeThrough(new TextDecoderStream()).getReader();
  let wire = '';
  while (!wire.endsWith('event: ping\n\n')) {
    wire += (await reader?.read())?.value ?? '';
  }
  expect(names(events(wire)).slice(-2)).toEqual(['error', 'ping']);
  expect(await recent.state()).toMatchObject({ openStreams: 1 });
  await reader?.cancel();
  expect(await recent.state()).toMatchObject({ openStreams: 0, messages: [{ status: 'error' }] });
});

test('cuts the wire and forgets the answer, unless told to store it', async () => {
  const visitor = await visit('cut');
  await expect((await visitor.ask('Which jacket?')).text()).rejects.toThrow('cut the connection');
  expect(await visitor.state()).toMatchObject({ messages: [{ answer: '' }], openStreams: 0 });

  await visitor.tune({ cutStored: true, answer: 'x'.repeat(500) });
  await expect((await visitor.ask('Which jacket?')).text()).rejects.toThrow('cut the connection');
  expect(await visitor.state()).toMatchObject({ messages: [{}, { answer: 'x'.repeat(500) }] });
});

test('holds a stream until it is released', async () => {
  const visitor = await visit('basic', { settings: { hold: { after: 3 }, answer: ['a', 'b', 'c', 'd'] } });
  const answer = await visitor.ask('Hello');
  const reader = answer.body?.getReader();
  for (let read = 0; read < 3; read++) {
    await reader?.read();
  }
  expect(await visitor.state()).toMatchObject({ held: 1, openStreams: 1 });
  await visitor.release();
  let rest = '';
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    rest += new TextDecoder().decode(next.value);
  }
  expect(names(events(rest))).toEqual(['message', 'message_end']);
});

test('stops a held stream at once and stores what was said', async () => {
  const visitor = await visit('basic', { settings: { hold: { after: 1 }, answer: ['a', 'b', 'c'] } });
  const reader = (await visitor.ask('Hello')).body?.getReader();
  const first = events(new TextDecoder().decode((await reader?.read())?.value))[0];
  const task = asText(first?.['task_id']) ?? '';
  expect(await visitor.json('POST', `/chat-messages/${task}/stop`)).toEqual({ result: 'success' });
  const end = events(new TextDecoder().decode((await reader?.read())?.value));
  expect(names(end)).toEqual(['message_end']);
  expect((await reader?.read())?.done).toBe(true);
  expect(await visitor.state()).toMatchObject({
    stops: [task],
    messages: [{ answer: 'a', status: 'normal' }],
  });
});

test('says success to a stop of nothing', async () => {
  const visitor = await visit('basic');
  expect(await visitor.json('POST', '/chat-messages/no-such-task/stop')).toEqual({ result: 'success' });
});

test('forgets an answer whose reader went away', async () => {
  const visitor = await visit('basic', { settings: { hold: { after: 1 } } });
  const reader = (await visitor.ask('Hello')).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(await visitor.state()).toMatchObject({ openStreams: 0, messages: [{ answer: '' }] });
});

test('pings while it thinks', async () => {
  const visitor = await visit('slow', { settings: { thinkMs: 30, pingMs: 5 } });
  const heard = await visitor.hear('When are you open?');
  expect(names(heard)[0]).toBe('ping');
  expect(names(heard).at(-1)).toBe('message_end');
});

test('suggests questions after an answer, and refuses where that is off', async () => {
  const visitor = await visit('basic');
  const id = asText((await visitor.hear('How long does shipping take?'))[0]?.['message_id']) ?? '';
  const path = `/messages/${id}/suggested-questions`;
  expect(await visitor.json('GET', path)).toEqual({
    data: ['What if it does not fit?', 'Draw me the journey of a parcel'],
  });
  await visitor.tune({ parameters: { suggested_questions_after_answer: { enabled: false } } });
  expect(await visitor.json('GET', path)).toMatchObject({
    status: 403,
    code: 'app_suggested_questions_after_answer_disabled',
  });
});

test('speaks a long answer in as many deltas as told', async () => {
  const visitor = await visit('long', { settings: { perSecond: null, size: 15_000, deltas: 500 } });
  const heard = await visitor.hear('Tell me');
  expect(names(heard).filter((name) => name === 'message')).toHaveLength(500);
  expect(textOf(heard).length).toBeGreaterThanOrEqual(15_000);
  expect(textOf(heard).length).toBeLessThan(16_000);
});

test('signs the files in an answer anew at every fetch', async () => {
  const visitor = await visit('basic');
  const heard = await visitor.hear('Which jacket?');
  const url = /\/files\/tools\/[^)]+/.exec(textOf(heard))?.[0] ?? '';
  const fetchFile = (path: string): Promise<Response> =>
    visitor.sandbox.fetch(new Request(`http://sandbox.test${path}`));
  expect((await fetchFile(url)).headers.get('Content-Type')).toBe('image/svg+xml');
  expect((await fetchFile(url.replace(/sign=./, 'sign=z'))).status).toBe(403);

  const page = await visitor.json(
    'GET',
    `/messages?conversation_id=${String(heard[0]?.['conversation_id'])}`,
  );
  expect(rows(page)[0]?.['answer']).not.toContain(url);
  await visitor.tune({ fileSeconds: 0 });
  const expired = await visitor.hear('Which jacket?');
  expect((await fetchFile(/\/files\/tools\/[^)]+/.exec(textOf(expired))?.[0] ?? '')).status).toBe(403);
});
