import { expect, test } from 'vitest';
import { serve } from '../../src/api/testing';
import { createClient, type Store } from '../../src/client';
import { asFields } from '../sandbox/fields';
import { EVERYWHERE } from './modes';
import { hear, hearSome, openApp, PROFILES, type App } from './open-app';

const NEVER: typeof fetch = () => new Promise(() => {});

async function expectNoStreams(app: App): Promise<void> {
  await expect.poll(async () => (await app.state())['openStreams']).toBe(0);
}

test.each(EVERYWHERE)(
  '«%s» at release %s is asked once where the line breaks',
  async (_name, profile, kind) => {
    const app = await openApp(kind.scenario, { profile, settings: { breakAfter: 2 } });
    await expect(hear(kind.ask(app.client))).rejects.toMatchObject({ code: 'interrupted' });
    expect(await app.count(kind.route)).toBe(1);
  },
);

test.each([
  ['before the first byte', { cutAfter: 0 }, /^(network|interrupted)$/],
  ['in the middle', { cutAfter: 2 }, /^interrupted$/],
  ['and the server falls silent', { silentAfter: 2 }, /^timeout$/],
])('a question is sent once where the line breaks %s', async (_when, settings, code) => {
  const app = await openApp('basic', { settings, client: { silenceMs: 300 } });
  await expect(hear(app.client.send({ text: 'Hello' }))).rejects.toMatchObject({
    name: 'ChatError',
    code: expect.stringMatching(code),
  });
  expect(await app.count('POST /chat-messages')).toBe(1);
});

test.each([
  ['POST /chat-messages', 502, 'html', 'server'],
  ['POST /chat-messages', 429, 'json', 'rate-limited'],
  ['POST /chat-messages', 413, 'empty', 'file-too-large'],
  ['POST /chat-messages', 200, 'html', 'protocol'],
  ['POST /chat-messages', 200, 'not-json', 'protocol'],
])('a question is sent once where it is refused (%s: %d %s)', async (route, status, body, code) => {
  const fault = { route, status, body, code: 'rate_limit_error' };
  const app = await openApp('basic', { settings: { failNext: [fault] } });
  await expect(hear(app.client.send({ text: 'Hello' }))).rejects.toMatchObject({ code });
  expect(await app.count(route)).toBe(1);
});

test('what was lost with the line is read again', async () => {
  const app = await openApp('basic', { settings: { breakAfter: 2, cutStored: true } });
  let conversationId = '';
  const reading = (async () => {
    for await (const { ids } of app.client.send({ text: 'When are you open?' }))
      conversationId = ids.conversationId ?? '';
  })();
  await expect(reading).rejects.toMatchObject({ code: 'interrupted' });
  const { messages } = await app.client.messages(conversationId);
  expect(messages[0]?.answer).toContain('Monday to Saturday');
});

test.each(PROFILES)('an error in mid-answer is an event, and the end (release %s)', async (profile) => {
  const app = await openApp('error', { profile, settings: { idleAfterError: true } });
  const { answer, types } = await hear(app.client.send({ text: 'Which jacket?' }));
  expect(types.at(-1)).toBe('error');
  expect(answer).toMatchObject({ status: 'error', error: { code: 'answer-failed' } });
  expect(answer.text).not.toBe('');
  await expectNoStreams(app);
});

test.each(EVERYWHERE)('an abort ends «%s» at release %s with its reason', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile, settings: { hold: { after: 1 } } });
  const abort = new AbortController();
  const reading = (async () => {
    for await (const { type } of kind.ask(app.client, abort))
      if (type === 'text-delta') abort.abort(new Error('The page was left.'));
  })();
  await expect(reading).rejects.toThrow('The page was left.');
  await expectNoStreams(app);
});

test('leaving the loop closes the connection', async () => {
  const app = await openApp('basic', { settings: { hold: { after: 1 } } });
  await hearSome(app.client.send({ text: 'Hello' }), 1);
  await expectNoStreams(app);
});

test('nothing is sent before the iteration begins, and nothing with a signal that is aborted', async () => {
  const app = await openApp('basic');
  app.client.send({ text: 'Hello' });
  app.client.speak('m-1');
  app.client.resume('r-1');
  const signal = AbortSignal.abort();
  await expect(hear(app.client.send({ text: 'Hello' }, { signal }))).rejects.toBe(signal.reason);
  await expect(app.client.transcribe(new Blob(['x']), { signal })).rejects.toBe(signal.reason);
  expect(await app.state()).toMatchObject({ counts: {} });
});

test('an abort ends a question that still waits for access', async () => {
  const { client } = await openApp('basic', { client: { fetch: NEVER } });
  const signal = AbortSignal.timeout(20);
  const reading = hear(client.send({ text: 'Hello' }, { signal }));
  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
});

/** A server that gives a passport, begins an answer of this type, and then breaks off or waits. */
function serveHalf(type: string, half: 'broken' | 'waiting') {
  return serve(({ path }, response) => {
    response.writeHead(200, { 'Content-Type': path.includes('/passport') ? 'application/json' : type });
    if (path.includes('/passport')) response.end('{"access_token":"pass"}');
    else response.write('{"answer":', () => half === 'broken' && response.destroy());
  });
}

test.each([
  ['a blocking answer', 'application/json', 'interrupted'],
  ['a list', 'application/json', 'network'],
  ['what the operator has set', 'application/json', 'network'],
  ['speech', 'audio/mpeg', 'interrupted'],
])('%s that breaks off is an error like every other', async (what, type, code) => {
  const { apiUrl, close } = await serveHalf(type, 'broken');
  const client = createClient({ apiUrl, token: 'shop', responseMode: 'blocking' });
  const reading = {
    'a blocking answer': () => hear(client.send({ text: 'Hello' })),
    'a list': () => client.conversations({ pinned: false }),
    'what the operator has set': () => client.systemFeatures(),
    speech: async () => {
      for await (const chunk of client.speak('m-1')) expect(chunk.length).toBeGreaterThan(0);
    },
  }[what];
  await expect(reading?.()).rejects.toMatchObject({ name: 'ChatError', code });
  await close();
});

test.each([
  ['a blocking answer', 'application/json'],
  ['a transcript', 'application/json'],
])('%s that is aborted half-way rejects with the reason', async (what, type) => {
  const { apiUrl, close } = await serveHalf(type, 'waiting');
  const client = createClient({ apiUrl, token: 'shop', responseMode: 'blocking' });
  const signal = AbortSignal.timeout(100);
  const reading =
    what === 'a transcript'
      ? client.transcribe(new Blob(['x']), { signal })
      : hear(client.send({ text: 'Hello' }, { signal }));
  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  await close();
});

test.each(PROFILES)(
  'access that ran out is renewed once, and the question asked again (%s)',
  async (profile) => {
    const app = await openApp('expire', { profile, client: { userId: 'mira-8f3a' } });
    const first = await hear(app.client.send({ text: 'When are you open?' }));
    const { conversationId, messageId } = first;
    const next = await hear(
      app.client.send({ text: 'What do you remember?', conversationId, parentMessageId: messageId }),
    );
    expect(next.answer.text).toContain('**1** earlier answer');
    expect(await app.count('GET /passport')).toBe(2);
    expect(await app.count('POST /chat-messages'), 'two asked, one refused').toBe(3);
  },
);

test.each(PROFILES)('access that is refused again is an error (release %s)', async (profile) => {
  const fault = { route: 'GET /site', status: 401, code: 'unauthorized', times: 2 };
  const app = await openApp('basic', { profile, settings: { failNext: [fault] } });
  await expect(app.client.app()).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  expect(await app.count('GET /site')).toBe(2);
  await expect(app.client.app(), 'after a failure the app is asked for again').resolves.toMatchObject({
    title: 'Harbor Goods',
  });
});

test.each(['user-deleted', 'secret-changed'])(
  'calls refused together share one renewal (%s)',
  async (passport) => {
    const app = await openApp('basic');
    await app.client.toolIcons();
    await app.tune({ passport });
    await expect(app.client.app()).resolves.toMatchObject({ title: 'Harbor Goods' });
    expect(await app.count('GET /passport')).toBe(2);
  },
);

test('a 404 that is not the server’s own is no loss of access', async () => {
  const fault = { route: 'GET /meta', status: 404, body: 'html' };
  const app = await openApp('basic', { settings: { failNext: [fault] } });
  await expect(app.client.toolIcons()).rejects.toMatchObject({ code: 'not-found' });
  expect(await app.count('GET /passport')).toBe(1);
});

test.each([
  ['enterprise', 'sign-in-required'],
  ['site-disabled', 'unavailable'],
  ['code-regenerated', 'unavailable'],
])('an app that is closed (%s) is «%s»', async (passport, code) => {
  const app = await openApp('basic', { settings: { passport } });
  await expect(app.client.app()).rejects.toMatchObject({ code });
  await expect(hear(app.client.send({ text: 'Hello' }))).rejects.toMatchObject({ code });
});

test('an unknown web code is «unavailable»', async () => {
  const { another } = await openApp('basic');
  await expect(another({ token: 'nobody' }).app()).rejects.toMatchObject({ code: 'unavailable' });
});

test('a gateway gets its own token, and is asked for a new one after a 401', async () => {
  const app = await openApp('basic', { profile: 'a' });
  const passport = async (): Promise<string> => {
    const answer = await fetch(`${app.apiUrl}/passport`, { headers: { 'X-App-Code': app.token } });
    return String(asFields(await answer.json())['access_token']);
  };
  const given: string[] = [];
  const gateway = app.another({
    getAccessToken: async () => {
      given.push(given.length === 0 ? 'too old' : await passport());
      return given.at(-1) ?? '';
    },
  });
  expect((await hear(gateway.send({ text: 'When are you open?' }))).answer.error).toBeUndefined();
  expect(given).toHaveLength(2);
  expect(await app.count('GET /passport'), 'only our own').toBe(1);
});

test('a token that a gateway could not give is asked for again by the next call', async () => {
  let asked = 0;
  const app = await openApp('basic', {
    client: { getAccessToken: () => Promise.reject(new Error(`No ${++asked}`)) },
  });
  for (const message of ['No 1', 'No 2']) {
    await expect(app.client.toolIcons()).rejects.toMatchObject({ code: 'unauthorized', cause: { message } });
  }
  expect(await app.state()).toMatchObject({ counts: {} });
});

test('clients with one store are one person; the keys tell apps and persons apart', async () => {
  const entries = new Map<string, string>();
  const storage: Store = {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
  const app = await openApp('basic', { settings: { answer: 'Hello.' }, client: { storage } });
  await hear(app.client.send({ text: 'Hello' }));
  expect((await app.another().conversations({ pinned: false })).conversations).toHaveLength(1);
  expect(await app.count('GET /passport')).toBe(1);
  const somebody = app.another({ userId: 'noa-11c7' });
  expect((await somebody.conversations({ pinned: false })).conversations).toEqual([]);
  expect(new Set([...entries.keys()].map((key) => key.split(':').slice(0, 4).join(':'))).size).toBe(2);
});

test('a client without an app or an address is refused at once', () => {
  expect(() => createClient({ apiUrl: 'https://dify.example/api', token: '' })).toThrow(TypeError);
  expect(() => createClient({ apiUrl: '/api', token: 'shop' })).toThrow(TypeError);
});

test('a slash at the end of the address changes nothing', async () => {
  const { apiUrl, another } = await openApp('basic');
  await expect(another({ apiUrl: `${apiUrl}/` }).app()).resolves.toMatchObject({ title: 'Harbor Goods' });
});

test('what the operator has set is asked without access, before anybody is signed in', async () => {
  const app = await openApp('basic');
  expect(await app.client.systemFeatures()).toEqual({ brand: undefined, signIn: undefined });
  expect(await app.count('GET /passport')).toBe(0);
});
