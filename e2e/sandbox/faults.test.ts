import { expect, test } from 'vitest';
import { asText } from './fields';
import { serveSandbox } from './serve';
import { chunks, events, names, textOf, visit, type Visitor } from './test-client';

const decoder = new TextDecoder();

test('sends headers along with a refusal, and lets scripts of other origins read them', async () => {
  const headers = { 'Retry-After': '7', 'X-RateLimit-Reset': '1760000000' };
  const visitor = await visit('basic', {
    settings: { failNext: { route: 'GET /site', status: 429, code: 'too_many_requests', headers } },
  });
  const refused = await visitor.sandbox.fetch(
    new Request('http://sandbox.test/api/site', {
      headers: { 'X-App-Code': visitor.code, Origin: 'https://shop.test' },
    }),
  );
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toBe('7');
  expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After, X-RateLimit-Reset');
});

test.each([
  ['wrong-json', 200, 'data'],
  ['not-json', 200, undefined],
  ['html', 502, undefined],
] as const)('answers with a body of kind %s', async (body, status, member) => {
  const visitor = await visit('basic', {
    settings: { failNext: { route: 'GET /parameters', status, body } },
  });
  const answer = await visitor.call('GET', '/parameters');
  expect(answer.status).toBe(status);
  if (member === undefined) await expect(answer.json()).rejects.toThrow('JSON');
  else expect(await answer.json()).toHaveProperty(member);
});

test('fails a question with any refusal that a server or a proxy can give, before a row is written', async () => {
  const visitor = await visit('basic');
  for (const [status, code] of [
    [400, 'conversation_completed'],
    [400, 'provider_quota_exceeded'],
    [429, 'rate_limit_error'],
    [500, 'internal_server_error'],
  ] as const) {
    await visitor.tune({ failNext: { route: 'POST /chat-messages', status, code } });
    expect(await (await visitor.ask('Hello')).json()).toMatchObject({ code, status });
  }
  expect(await visitor.state()).toMatchObject({ messages: [] });
});

test('keeps a whole stream back and sends it in one lump', async () => {
  const visitor = await visit('slow', { settings: { lump: true, delayMs: 0, thinkMs: 30, pingMs: 10 } });
  const read = await chunks(await visitor.ask('Hello'));
  expect(read).toHaveLength(1);
  const heard = events(decoder.decode(read[0]));
  expect(names(heard)).toContain('ping');
  expect(names(heard).at(-1)).toBe('message_end');
});

test('swells the second delta to 1 MB', async () => {
  const visitor = await visit('basic', { settings: { hugeEvent: true, answer: ['one ', 'two'] } });
  const sizes = (await visitor.hear('Hello')).map((event) => asText(event['answer'])?.length);
  expect(sizes).toEqual([4, 1_048_576, 3, undefined]);
});

test('cuts the connection after so many events, and serves whoever comes back', async () => {
  const visitor = await visit('chatflow', { settings: { cutAfter: 3, hold: { after: 2 } } });
  await expect((await visitor.ask('Briefly?')).text()).rejects.toMatchObject({ isReset: false });
  await expect.poll(async () => (await visitor.state())['held']).toBe(1);
  const again = await visitor.call('GET', `${await runPath(visitor)}?include_state_snapshot=true`);
  await visitor.release();
  expect(textOf(events(await again.text()))).toBe('Take the *Skerry*.');
});

test('resets before the first byte where told 0', async () => {
  const visitor = await visit('basic', { settings: { cutAfter: 0 } });
  await expect((await visitor.ask('Hello')).text()).rejects.toMatchObject({ isReset: true });
});

test('falls silent after so many events: no ping, no end', async () => {
  const visitor = await visit('basic', { settings: { silentAfter: 2, pingMs: 1 } });
  const reader = (await visitor.ask('Hello')).body?.getReader();
  const heard = [await reader?.read(), await reader?.read()].map((read) => decoder.decode(read?.value));
  expect(names(events(heard.join('')))).toEqual(['message', 'message']);
  await expect
    .poll(async () => (await visitor.state())['runs'])
    .toMatchObject([{ state: 'finished', outcome: 'done' }]);
  expect(await visitor.state()).toMatchObject({ openStreams: 1 });
  const next = reader?.read();
  await reader?.cancel();
  expect(await next).toMatchObject({ done: true });
  expect(await visitor.state()).toMatchObject({ openStreams: 0 });
});

test('a cut reaches a client of the network as a lost connection', async () => {
  const served = await serveSandbox();
  try {
    const code = 'basic~torn';
    const settings = JSON.stringify({ delayMs: 0, cutAfter: 1 });
    await fetch(`${served.url}/sandbox/${code}`, { method: 'POST', body: settings });
    const given = await fetch(`${served.url}/api/passport`, { headers: { 'X-App-Code': code } });
    const headers = { 'X-App-Code': code, 'X-App-Passport': asText((await given.json()).access_token) ?? '' };
    const body = JSON.stringify({ inputs: {}, query: 'Hello', response_mode: 'streaming' });
    const answer = await fetch(`${served.url}/api/chat-messages`, { method: 'POST', headers, body });
    await expect(answer.text()).rejects.toThrow('terminated');
  } finally {
    await served.close();
  }
});

async function runPath(visitor: Visitor): Promise<string> {
  const { runs } = await visitor.state();
  return `/workflow/${String(Array.isArray(runs) ? runs[0].runId : '')}/events`;
}
