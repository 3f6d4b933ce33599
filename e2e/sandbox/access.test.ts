import { expect, test } from 'vitest';
import { asFields } from './fields';
import { createSandbox } from './sandbox';
import { visit } from './test-client';

const get = (sandbox: ReturnType<typeof createSandbox>, path: string, headers: Record<string, string> = {}) =>
  sandbox.fetch(new Request(`http://sandbox.test${path}`, { headers }));

test('gives the same person for the same user id, and somebody new without one', async () => {
  const sandbox = createSandbox();
  const meet = async (query: string): Promise<unknown> => {
    const given = await get(sandbox, `/api/passport${query}`, { 'X-App-Code': 'basic' });
    const passport = String(asFields(await given.json())['access_token']);
    const site = await get(sandbox, '/api/site', { 'X-App-Code': 'basic', 'X-App-Passport': passport });
    return asFields(await site.json())['end_user_id'];
  };
  expect(await meet('?user_id=ada')).toBe(await meet('?user_id=ada'));
  expect(await meet('')).not.toBe(await meet(''));
});

test('refuses an unknown web code and a missing one', async () => {
  const sandbox = createSandbox();
  const unknown = await get(sandbox, '/api/passport', { 'X-App-Code': 'nobody' });
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ code: 'not_found' });
  const missing = await get(sandbox, '/api/passport');
  expect(missing.status).toBe(401);
  expect(await missing.json()).toMatchObject({
    code: 'unauthorized',
    message: 'X-App-Code header is missing.',
  });
});

test('wants the passport where the release wants it', async () => {
  const { sandbox, passport, code } = await visit('basic');
  const bearer = { 'X-App-Code': code, Authorization: `Bearer ${passport}` };
  const header = { 'X-App-Code': code, 'X-App-Passport': passport };
  expect((await get(sandbox, '/a/api/site', bearer)).status).toBe(200);
  expect((await get(sandbox, '/a-late/api/site', bearer)).status).toBe(200);
  expect((await get(sandbox, '/e/api/site', header)).status).toBe(200);
  expect(await (await get(sandbox, '/b/api/site', bearer)).json()).toMatchObject({
    message: 'App token is missing.',
  });
  const old = await get(sandbox, '/a/api/site', header);
  expect(await old.json()).toMatchObject({ message: 'Authorization header is missing.' });
  expect(old.headers.get('WWW-Authenticate')).toBe('Bearer realm="api"');
});

test.each([
  ['secret-changed', 401, 'unauthorized', 'Invalid token signature.'],
  ['user-deleted', 404, 'not_found', 'End user not found.'],
  ['code-regenerated', 400, 'bad_request', 'Site URL is no longer valid.'],
  ['site-disabled', 400, 'bad_request', 'Site is disabled.'],
  ['enterprise', 401, 'web_sso_auth_required', 'Web app authentication required.'],
])('refuses passports when %s', async (passport, status, code, message) => {
  const visitor = await visit('basic', { settings: {} });
  await visitor.tune({ passport });
  const answer = await visitor.call('GET', '/site');
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ code, message, status });
});

test('takes new passports after the secret changed or the user was deleted', async () => {
  const { sandbox, code, tune } = await visit('basic');
  const renew = async (): Promise<number> => {
    const given = asFields(
      await (await get(sandbox, '/api/passport?user_id=vera', { 'X-App-Code': code })).json(),
    );
    const headers = { 'X-App-Code': code, 'X-App-Passport': String(given['access_token']) };
    return (await get(sandbox, '/api/site', headers)).status;
  };
  await tune({ passport: 'secret-changed' });
  expect(await renew()).toBe(200);
  await tune({ passport: 'user-deleted' });
  expect(await renew()).toBe(200);
});

test('reads Authorization on /passport only where enterprise sign-in is on', async () => {
  const { sandbox, code, passport, tune } = await visit('basic');
  const withPassport = { 'X-App-Code': code, Authorization: `Bearer ${passport}` };
  expect((await get(sandbox, '/api/passport', withPassport)).status).toBe(200);
  await tune({ passport: 'enterprise' });
  expect(await (await get(sandbox, '/api/passport', withPassport)).json()).toMatchObject({
    message: "Invalid token source. Expected 'webapp_login_token'.",
  });
  const mode = await get(sandbox, `/api/webapp/access-mode?appCode=${encodeURIComponent(code)}`);
  expect(await mode.json()).toEqual({ accessMode: 'private' });
});

test('refuses the second question of «expire» until the passport is renewed', async () => {
  const visitor = await visit('expire');
  expect((await visitor.ask('Hello')).status).toBe(200);
  const refused = await visitor.ask('Again');
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ message: 'Invalid token signature.' });
});
