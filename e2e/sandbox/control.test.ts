import { expect, test } from 'vitest';
import { asFields } from './fields';
import { visit } from './test-client';

test('counts requests by route and keeps the last of each', async () => {
  const visitor = await visit('basic');
  await visitor.hear('Hello');
  await visitor.call('POST', '/chat-messages/task-9/stop', {});
  const state = await visitor.state();
  expect(state['counts']).toEqual({
    'GET /passport': 1,
    'POST /chat-messages': 1,
    'POST /chat-messages/:task/stop': 1,
  });
  expect(asFields(state['last'])['POST /chat-messages']).toMatchObject({
    headers: { 'x-app-code': visitor.code },
    body: { query: 'Hello', inputs: {} },
  });
  expect(state).toMatchObject({ stops: ['task-9'], openStreams: 0, passports: 1 });
});

test('keeps instances of a scenario apart', async () => {
  const one = await visit('basic', { settings: { suggestions: ['Only here?'] } });
  const other = await visit('basic');
  expect(asFields((await one.state())['settings'])['suggestions']).toEqual(['Only here?']);
  expect(asFields((await other.state())['settings'])['suggestions']).toBeNull();
});

test('refuses settings that do not exist or are of the wrong kind', async () => {
  const visitor = await visit('basic');
  const unknown = await visitor.tune({ sped: 3 });
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toEqual({ error: 'No such setting: sped' });
  expect(await (await visitor.tune({ cut: 'sideways' })).json()).toMatchObject({
    error: expect.stringContaining('cut: expected one of none'),
  });
});

test('merges overrides into /site and /parameters', async () => {
  const visitor = await visit('basic');
  await visitor.tune({
    site: { title: 'Lighthouse', plan: 'team' },
    parameters: { speech_to_text: { enabled: true } },
  });
  expect(await visitor.json('GET', '/site')).toMatchObject({
    plan: 'team',
    site: { title: 'Lighthouse', icon: '🛟' },
  });
  const parameters = await visitor.json('GET', '/parameters');
  expect(parameters).toMatchObject({
    speech_to_text: { enabled: true },
    retriever_resource: { enabled: true },
  });
});

test('offers /parameters bare and with the old image upload', async () => {
  const bare = await visit('basic', { settings: { shape: 'bare' } });
  expect(await bare.json('GET', '/parameters')).toMatchObject({
    text_to_speech: {},
    opening_statement: null,
  });
  const legacy = await visit('basic', { settings: { shape: 'legacy' } });
  const parameters = await legacy.json('GET', '/parameters');
  expect(asFields(parameters['file_upload'])).not.toHaveProperty('enabled');
  expect(parameters).toMatchObject({ file_upload: { image: { enabled: true } } });
  expect(parameters).not.toHaveProperty('system_parameters');
});

test.each([
  ['json', 'application/json', '{"code":"rate_limit_error","message":"Slow down","status":429}'],
  ['nested', 'application/json', '{"error":{"code":"rate_limit_error","message":"Slow down","details":{}}}'],
  ['no-code', 'application/json', '{"message":"Slow down"}'],
  [
    'errors',
    'application/json',
    '{"errors":{"query":"Slow down"},"message":"Input payload validation failed"}',
  ],
  ['empty', null, ''],
])('fails the next request with a body of kind %s', async (body, type, text) => {
  const fault = { route: 'GET /site', status: 429, code: 'rate_limit_error', message: 'Slow down', body };
  const visitor = await visit('basic', { settings: { failNext: fault } });
  const refused = await visitor.call('GET', '/site');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Content-Type')).toBe(type);
  expect(await refused.text()).toBe(text);
  expect((await visitor.call('GET', '/site')).status).toBe(200);
});

test('fails like a proxy: no CORS header, as often as told', async () => {
  const fault = { route: 'POST /chat-messages', status: 413, body: 'html', cors: false, times: 2 };
  const visitor = await visit('basic', { settings: { failNext: fault } });
  const refused = await visitor.ask('Hello');
  expect(refused.status).toBe(413);
  expect(refused.headers.has('Access-Control-Allow-Origin')).toBe(false);
  expect((await visitor.ask('Hello')).status).toBe(413);
  expect((await visitor.ask('Hello')).status).toBe(200);
});

test('words parameter errors as the release does', async () => {
  const body = { query: 'Hello', response_mode: 'streaming' };
  const old = await visit('basic', { profile: 'a' });
  expect(await old.json('POST', '/chat-messages', body)).toMatchObject({
    errors: { inputs: expect.any(String) },
  });
  const recent = await visit('basic', { profile: 'd' });
  expect(await recent.json('POST', '/chat-messages', body)).toMatchObject({
    code: 'invalid_param',
    status: 400,
  });
  expect(await recent.json('POST', '/chat-messages', { inputs: {} })).toMatchObject({
    message: 'query is required',
  });
});

test('forgets everything on reset', async () => {
  const visitor = await visit('basic');
  await visitor.hear('Hello');
  await visitor.sandbox.fetch(
    new Request(`http://sandbox.test/sandbox/${visitor.code}`, { method: 'DELETE' }),
  );
  expect(await visitor.state()).toMatchObject({ counts: {}, messages: [], people: 0 });
});

test('tells a look that no client should trust: a relative signed icon, rubbish colours, nothing', async () => {
  const visitor = await visit('basic');
  await visitor.tune({
    site: {
      icon_type: 'image',
      icon_url: '/files/tools/coast.svg',
      chat_color_theme: 'bluish; }',
      title: null,
      description: null,
      show_workflow_steps: false,
    },
  });
  const { site } = await visitor.json('GET', '/site');
  expect(site).toMatchObject({ chat_color_theme: 'bluish; }', title: null, description: null });
  const icon = String(asFields(site)['icon_url']);
  expect(icon).toMatch(/^\/files\/tools\/coast\.svg\?timestamp=\d+&nonce=\w+&sign=\w+$/);
  const drawn = await visitor.sandbox.fetch(new Request(`http://sandbox.test${icon}`));
  expect(drawn.headers.get('Content-Type')).toBe('image/svg+xml');
  await visitor.tune({ fileSeconds: 0 });
  const expired = asFields((await visitor.json('GET', '/site'))['site'])['icon_url'];
  const refused = await visitor.sandbox.fetch(new Request(`http://sandbox.test${String(expired)}`));
  expect(refused.status).toBe(403);
});
