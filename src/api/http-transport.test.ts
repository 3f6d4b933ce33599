import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { StreamEvent } from '../chat/stream-event';
import type { SendRequest } from '../chat/transport';
import { memoryStore } from '../chat/testing';
import { createHttpTransport, type HttpTransportOptions } from './http-transport';
import { fixture, json, serve, type Call, type TestServer } from './testing';

const REQUEST: SendRequest = {
  mode: 'chat',
  text: 'When do you open?',
  inputs: { city: 'Turku' },
  conversationId: undefined,
  parentMessageId: undefined,
  files: [],
};

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Answer = (call: Call, response: ServerResponse) => boolean | void;

/** A server of `version` that gives passports `pass-1`, `pass-2`, … and leaves the rest to `answer`. */
async function start(version: string | undefined, answer: Answer): Promise<TestServer> {
  let passports = 0;
  server = await serve((call, response) => {
    if (version !== undefined) response.setHeader('X-Version', version);
    if (call.path.startsWith('/api/passport')) json(response, { access_token: `pass-${++passports}` });
    else answer(call, response);
  });
  return server;
}

function connect({ apiUrl }: TestServer, options: Partial<HttpTransportOptions> = {}) {
  return createHttpTransport({ apiUrl, token: 'shop', store: memoryStore(), report: () => {}, ...options });
}

async function ask(transport: ReturnType<typeof connect>, request = REQUEST): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of transport.send(request, new AbortController().signal)) events.push(event);
  return events;
}

function stream(response: ServerResponse, name = 'basic-d'): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.end(fixture(name));
}

const PAGE = { data: [], has_more: false };

test('the passport goes where the server’s release reads it', async () => {
  for (const [version, header] of [
    ['0.15.3', 'authorization'],
    ['1.9.1', 'authorization'],
    ['1.9.2', 'x-app-passport'],
    ['1.10.0', 'x-app-passport'],
    ['2.0.0-beta', 'x-app-passport'],
  ] as const) {
    const { close, calls, ...rest } = await start(version, (_call, response) => json(response, PAGE));
    await connect({ close, calls, ...rest }).messages('c-1');
    const headers: IncomingHttpHeaders = calls.at(-1)?.headers ?? {};
    expect(headers[header], version).toContain('pass-1');
    const other = header === 'authorization' ? 'x-app-passport' : 'authorization';
    expect(headers[other], version).toBeUndefined();
    expect(calls[0]?.headers.authorization, 'never on /passport').toBeUndefined();
    await close();
  }
});

test('without a version the old style is tried, and the new one when the server misses its header', async () => {
  const store = memoryStore();
  const dify = await start(undefined, ({ headers }, response) => {
    if (headers['x-app-passport']) json(response, PAGE);
    else json(response, { code: 'unauthorized', message: 'App token is missing.', status: 401 }, 401);
  });
  await connect(dify, { store }).messages('c-1');
  expect(dify.count('GET /passport')).toBe(1);
  expect(dify.count('GET /messages')).toBe(2);
  // The style is remembered with the passport.
  await connect(dify, { store }).messages('c-1');
  expect(dify.count('GET /messages')).toBe(3);
});

test('calls at the same moment share one passport; a later page view has it stored', async () => {
  const store = memoryStore();
  const dify = await start('1.14.1', (_call, response) => json(response, PAGE));
  const transport = connect(dify, { store, userId: 'mira & co' });
  await Promise.all([transport.messages('c-1'), transport.messages('c-2')]);
  await connect(dify, { store }).messages('c-3');
  expect(dify.count('GET /passport')).toBe(1);
  expect(dify.calls[0]?.path).toBe('/api/passport?user_id=mira%20%26%20co');
});

test('a refused question is asked once more with a new passport: two POSTs, of which one was refused', async () => {
  const dify = await start('1.14.1', ({ headers }, response) => {
    if (headers['x-app-passport'] === 'pass-2') stream(response);
    else json(response, { code: 'unauthorized', message: 'Invalid token signature.', status: 401 }, 401);
  });
  expect((await ask(connect(dify))).at(-1)?.type).toBe('message-end');
  expect(dify.count('POST /chat-messages')).toBe(2);
  expect(dify.count('GET /passport')).toBe(2);
});

test('access that cannot be renewed ends after the second try', async () => {
  const dify = await start('1.14.1', (_call, response) =>
    json(response, { code: 'unauthorized', message: 'Invalid token.', status: 401 }, 401),
  );
  await expect(ask(connect(dify))).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  expect(dify.count('POST /chat-messages')).toBe(2);
});

test.each([
  ['web_sso_auth_required', 401, 'sign-in-required'],
  ['web_app_access_denied', 401, 'access-denied'],
  ['completion_request_error', 400, 'answer-failed'],
  ['provider_quota_exceeded', 400, 'quota-exceeded'],
  ['too_many_requests', 429, 'busy'],
  ['rate_limit_error', 429, 'rate-limited'],
  ['internal_server_error', 500, 'server'],
  ['something_new', 403, 'unavailable'],
])('%s (%d) is «%s» after exactly one POST', async (serverCode, status, code) => {
  const dify = await start('1.14.1', (_call, response) =>
    json(response, { code: serverCode, message: 'No.', status }, status, {
      'Retry-After': '7',
      'X-Trace-Id': 'tr-1',
    }),
  );
  await expect(ask(connect(dify))).rejects.toMatchObject({
    code,
    status,
    serverCode,
    retryAfterSeconds: 7,
    traceId: 'tr-1',
  });
  expect(dify.count('POST /chat-messages')).toBe(1);
});

test.each([
  ['{"error":{"code":"rate_limit_error","message":"Slow down."}}', 'rate-limited'],
  ['{"errors":{"query":"missing"},"message":"Input payload validation failed"}', 'invalid-input'],
  ['{"code":"invalid_param","message":"Too many requests. Please try again later."}', 'busy'],
  ['<html><body>Bad gateway</body></html>', 'server'],
  ['', 'server'],
])('a refusal may look like %s', async (body, code) => {
  const dify = await start('1.14.1', (_call, response) => {
    response.writeHead(400);
    response.end(body);
  });
  await expect(ask(connect(dify))).rejects.toMatchObject({ code, status: 400 });
});

test('a conversation that is gone is told apart from lost access', async () => {
  const dify = await start('1.14.1', (_call, response) =>
    json(
      response,
      { code: 'not_found', message: 'Conversation Not Exists. You have requested…', status: 404 },
      404,
    ),
  );
  await expect(ask(connect(dify))).rejects.toMatchObject({ code: 'conversation-gone' });
  expect(dify.count('POST /chat-messages')).toBe(1);
});

test('a wrong web code and a switched-off site are «unavailable», with the cause for the owner', async () => {
  for (const [status, message] of [
    [404, 'Not found'],
    [400, 'Site URL is no longer valid.'],
  ] as const) {
    server = await serve((_call, response) => json(response, { code: 'not_found', message, status }, status));
    await expect(connect(server).app()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/"token"|no longer valid/),
    });
    await server.close();
  }
});

test('a connection that drops in mid-answer is «interrupted» after exactly one POST', async () => {
  const dify = await start('1.14.1', (_call, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(fixture('basic-d').subarray(0, 800), () => response.destroy());
  });
  await expect(ask(connect(dify))).rejects.toMatchObject({ code: 'interrupted' });
  expect(dify.count('POST /chat-messages')).toBe(1);
});

test('an exception in the reader’s loop does not send again', async () => {
  const dify = await start('1.14.1', (_call, response) => stream(response));
  const failing = async (): Promise<void> => {
    for await (const event of connect(dify).send(REQUEST, new AbortController().signal))
      throw new Error(event.type);
  };
  await expect(failing()).rejects.toThrow('text-delta');
  expect(dify.count('POST /chat-messages')).toBe(1);
});

test('a signal that is already aborted sends nothing', async () => {
  const dify = await start('1.14.1', (_call, response) => stream(response));
  const events = connect(dify).send(REQUEST, AbortSignal.abort());
  await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: 'AbortError' });
  expect(dify.count('POST /chat-messages')).toBe(0);
});

test('an abort ends the reading with its reason and closes the connection', async () => {
  let closed: (() => void) | undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const dify = await start('1.14.1', (_call, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(fixture('basic-d').subarray(0, 800));
    response.on('close', () => closed?.());
  });
  const abort = new AbortController();
  const reading = (async () => {
    for await (const event of connect(dify).send(REQUEST, abort.signal))
      if (event.type === 'text-delta') abort.abort();
  })();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  await isClosed;
});

test('status and content type are checked before anything is read as a stream', async () => {
  const dify = await start('1.14.1', (_call, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<h1>Log in to the Wi-Fi</h1>');
  });
  await expect(ask(connect(dify))).rejects.toMatchObject({ code: 'protocol' });
  await dify.close();
  const refused = await start('1.14.1', (_call, response) => {
    response.writeHead(500, { 'Content-Type': 'text/event-stream' });
    response.end('data: {"event":"message","answer":"Hi"}\n\n');
  });
  await expect(ask(connect(refused))).rejects.toMatchObject({ code: 'server', status: 500 });
});

test('a blocking answer is a text and its end', async () => {
  const dify = await start('1.14.1', (_call, response) =>
    json(response, {
      event: 'message',
      task_id: 't-1',
      message_id: 'm-1',
      conversation_id: 'c-1',
      answer: 'Hello.',
    }),
  );
  expect(await ask(connect(dify))).toMatchObject([
    { type: 'text-delta', text: 'Hello.', ids: { conversationId: 'c-1' } },
    { type: 'message-end' },
  ]);
});

test('the question goes out as the server wants it, with no header a preflight refuses', async () => {
  const dify = await start('1.14.1', (_call, response) => stream(response));
  await ask(connect(dify), {
    ...REQUEST,
    files: [
      { kind: 'image', method: 'upload', uploadId: 'u-1' },
      { kind: 'document', method: 'link', url: 'https://example.org/a.pdf' },
    ],
  });
  const { body, headers } = dify.calls.at(-1) ?? { body: '{}', headers: {} };
  expect(JSON.parse(body)).toEqual({
    query: 'When do you open?',
    inputs: { city: 'Turku' },
    response_mode: 'streaming',
    conversation_id: '',
    parent_message_id: null,
    files: [
      { type: 'image', transfer_method: 'local_file', url: '', upload_file_id: 'u-1' },
      { type: 'document', transfer_method: 'remote_url', url: 'https://example.org/a.pdf' },
    ],
  });
  const own = Object.keys(headers).filter((name) => name.startsWith('x-') || name === 'authorization');
  expect(own.toSorted()).toEqual(['x-app-code', 'x-app-passport']);
});

test('an own gateway gets its token as Bearer, no passport is asked for, and one renewal is made', async () => {
  let tokens = 0;
  const dify = await start('1.14.1', ({ headers }, response) => {
    if (headers.authorization === 'Bearer token-2') json(response, PAGE);
    else json(response, { code: 'unauthorized', message: 'Expired.', status: 401 }, 401);
  });
  await connect(dify, { getAccessToken: async () => `token-${++tokens}` }).messages('c-1');
  expect(dify.count('GET /passport')).toBe(0);
  expect(tokens).toBe(2);
});

test('no readable answer at all is a network error that names what to check and what the browser says', async () => {
  const dify = await start('1.14.1', () => {});
  await dify.close();
  await expect(connect(dify).app()).rejects.toMatchObject({
    code: 'network',
    message: expect.stringMatching(/CORS or proxy\? TypeError: /),
  });
});

test.each([
  ['chat', '/api/chat-messages/t%2F1/stop'],
  ['completion', '/api/completion-messages/t%2F1/stop'],
  ['workflow', '/api/workflows/tasks/t%2F1/stop'],
] as const)('stop posts to the task of a %s', async (mode, path) => {
  const dify = await start('1.14.1', (_call, response) => json(response, { result: 'success' }));
  await connect(dify).stop(mode, 't/1');
  expect(dify.calls.at(-1)).toMatchObject({ method: 'POST', path, body: '{}' });
});

const BARE_BODY = { inputs: { city: 'Turku' }, files: [], response_mode: 'streaming' };
test.each([
  ['completion', '/api/completion-messages', { ...BARE_BODY, query: 'When do you open?' }],
  ['workflow', '/api/workflows/run', BARE_BODY],
] as const)('a %s gets no conversation, and a workflow no question', async (mode, path, body) => {
  const dify = await start('1.14.1', (_call, response) => stream(response));
  await ask(connect(dify), { ...REQUEST, mode });
  expect(dify.calls.at(-1)).toMatchObject({ method: 'POST', path });
  expect(JSON.parse(dify.calls.at(-1)?.body ?? '')).toEqual(body);
});

test('a trace id goes along in the body, a blocking answer is asked for where wanted', async () => {
  const dify = await start('1.14.1', (_call, response) => stream(response));
  await ask(connect(dify, { traceId: 'tr-7', responseMode: 'blocking' }));
  expect(JSON.parse(dify.calls.at(-1)?.body ?? '')).toMatchObject({
    trace_id: 'tr-7',
    response_mode: 'blocking',
  });
});

/** An app of one mode: refuses the endpoints of the others (ref §3.0). */
function appOf(kind: 'chat' | 'completion' | 'workflow'): Answer {
  const routes = { '/conversations': 'chat', '/saved-messages': 'completion' } as const;
  return ({ path }, response) => {
    const family = Object.entries(routes).find(([route]) => path.startsWith(`/api${route}`))?.[1];
    if (family === undefined) json(response, {});
    else if (family === kind) json(response, PAGE);
    else json(response, { code: `not_${family}_app`, message: 'No.', status: 400 }, 400);
  };
}

test.each([
  ['chat', 1, 0],
  ['completion', 1, 1],
  ['workflow', 1, 1],
] as const)('a %s is found by what its endpoints refuse, once per store', async (mode, chats, saved) => {
  const store = memoryStore();
  const dify = await start('1.14.1', appOf(mode));
  await expect(connect(dify, { store }).app()).resolves.toMatchObject({ mode });
  await expect(connect(dify, { store }).app()).resolves.toMatchObject({ mode });
  expect(dify.count('GET /conversations')).toBe(chats);
  expect(dify.count('GET /saved-messages')).toBe(saved);
});

test('where the mode is not told the app is taken for a chat, and asked again next time', async () => {
  const store = memoryStore();
  const dify = await start('1.14.1', ({ path }, response) =>
    json(response, {}, path.startsWith('/api/conversations') ? 503 : 200),
  );
  await expect(connect(dify, { store }).app()).resolves.toMatchObject({ mode: 'chat' });
  await connect(dify, { store }).app();
  expect(dify.count('GET /conversations')).toBe(2);
});

test('the app is asked for once, and again after a failure', async () => {
  let isDown = true;
  const dify = await start('1.14.1', ({ path }, response) =>
    json(response, {}, isDown && path === '/api/site' ? 502 : 200),
  );
  const transport = connect(dify);
  await expect(transport.app()).rejects.toMatchObject({ code: 'server', status: 502 });
  isDown = false;
  await Promise.all([transport.app(), transport.app()]);
  expect(dify.count('GET /site')).toBe(2);
});

test('the owner hears through `report` what he has to mend', async () => {
  const report = vi.fn<(message: string) => void>();
  const form = [{ hologram: { variable: 'future', required: true } }];
  const dify = await start('1.14.1', (_call, response) => json(response, { user_input_form: form }));
  await connect(dify, { report }).app();
  expect(report.mock.calls).toEqual([[expect.stringContaining('"future"')]]);
});

test('messages come oldest first, with parents, files and statuses cleaned', async () => {
  const nil = '00000000-0000-0000-0000-000000000000';
  const dify = await start('1.14.1', (_call, response) =>
    json(response, {
      has_more: true,
      data: [
        { id: 'm-2', parent_message_id: 'm-1', query: 'b', answer: '', status: 'error', created_at: 20 },
        {
          id: 'm-1',
          parent_message_id: nil,
          query: 'a',
          answer: 'A',
          created_at: 10,
          feedback: { rating: 'like' },
          message_files: [{ id: 'f', type: 'image', url: '/files/f.png?sign=1', belongs_to: 'user' }],
        },
        { query: 'no id' },
        null,
      ],
    }),
  );
  const page = await connect(dify).messages('c-1', 'm-3');
  expect(dify.calls.at(-1)?.path).toBe('/api/messages?conversation_id=c-1&limit=20&first_id=m-3');
  expect(page).toMatchObject({
    hasMore: true,
    messages: [
      {
        id: 'm-1',
        parent: 'previous',
        feedback: 'like',
        files: [{ url: `${new URL(dify.apiUrl).origin}/files/f.png?sign=1` }],
      },
      { id: 'm-2', parent: 'm-1', status: 'error', feedback: undefined },
    ],
  });
});

test('addresses of files in a stream are made whole with the server’s', async () => {
  const api = await start('1.14.1', (_call, response) => stream(response, 'agent-d'));
  const events = await ask(connect(api));
  const urls = events.flatMap((event) => (event.type === 'message-file' ? [event.file.url] : []));
  expect(urls).toHaveLength(1);
  expect(urls[0]).toMatch(new RegExp(`^${new URL(api.apiUrl).origin}/files/`));
});
