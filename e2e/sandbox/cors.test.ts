import { expect, test } from 'vitest';
import { createSandbox } from './sandbox';
import { visit } from './test-client';

const PAGE = 'http://page.test';

const preflight = (path: string, headers: string) =>
  createSandbox().fetch(
    new Request(`http://sandbox.test${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: PAGE,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': headers,
      },
    }),
  );

test('lets a browser send the passport header only to releases that know it', async () => {
  const wanted = 'content-type,x-app-code,x-app-passport,x-trace-id';
  const old = await preflight('/a/api/chat-messages', wanted);
  expect(old.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type, X-App-Code');
  const recent = await preflight('/b/api/chat-messages', wanted);
  expect(recent.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type, X-App-Code, X-App-Passport');
});

test('echoes the origin, allows credentials and lets nothing be cached', async () => {
  const { headers, status } = await preflight('/api/site', 'x-app-code');
  expect(status).toBe(200);
  expect(headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
  expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
  expect(headers.get('Vary')).toBe('Origin');
  expect(headers.has('Access-Control-Max-Age')).toBe(false);
});

test.each([
  ['a', '1.8.0', 'X-Version, X-Env'],
  ['a-late', '1.9.1', 'X-Version, X-Env'],
  ['b', '1.11.4', 'X-Version, X-Env, X-Trace-Id'],
  ['c', '1.13.0', 'X-Version, X-Env, X-Trace-Id'],
  ['d', '1.14.1', 'X-Version, X-Env, X-Trace-Id'],
  ['e', '1.16.0', 'X-Version, X-Env, X-Trace-Id'],
])('tells and exposes the version of profile %s, on errors too', async (profile, version, exposed) => {
  const request = new Request(`http://sandbox.test/${profile}/api/site`, { headers: { Origin: PAGE } });
  const refused = await createSandbox().fetch(request);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('X-Version')).toBe(version);
  expect(refused.headers.get('Access-Control-Expose-Headers')).toBe(exposed);
});

test('hides the version where told to', async () => {
  const visitor = await visit('basic', { settings: { hideVersion: true } });
  expect((await visitor.call('GET', '/site')).headers.has('X-Version')).toBe(false);
});

test('answers unknown routes without any CORS header', async () => {
  const sandbox = createSandbox();
  for (const method of ['GET', 'OPTIONS']) {
    const request = new Request('http://sandbox.test/api/nothing-here', {
      method,
      headers: { Origin: PAGE },
    });
    const answer = await sandbox.fetch(request);
    expect(answer.status).toBe(404);
    expect(answer.headers.has('Access-Control-Allow-Origin')).toBe(false);
  }
});
