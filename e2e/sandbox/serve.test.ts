import { afterAll, expect, test } from 'vitest';
import { asFields } from './fields';
import { serveSandbox } from './serve';

const served = await serveSandbox();
afterAll(() => served.close());

async function ask(code: string, settings: object): Promise<Response> {
  const control = `${served.url}/sandbox/${code}`;
  await fetch(control, { method: 'POST', body: JSON.stringify({ delayMs: 0, ...settings }) });
  const given = await fetch(`${served.url}/api/passport`, { headers: { 'X-App-Code': code } });
  const passport = String(asFields(await given.json())['access_token']);
  return fetch(`${served.url}/api/chat-messages`, {
    method: 'POST',
    headers: { 'X-App-Code': code, 'X-App-Passport': passport, 'Content-Type': 'application/json' },
    body: JSON.stringify({ inputs: {}, query: 'Hello', response_mode: 'streaming' }),
  });
}

const state = async (code: string) => asFields(await (await fetch(`${served.url}/sandbox/${code}`)).json());

test('sends the head of a stream before its first event', async () => {
  const answer = await ask('basic~head', { hold: true });
  expect(answer.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
  expect(await state('basic~head')).toMatchObject({ openStreams: 1 });
  await answer.body?.cancel();
});

test('sends each event when it happens', async () => {
  const answer = await ask('basic~flush', { hold: { after: 1 }, answer: ['one', 'two'] });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('"answer":"one"');
  await fetch(`${served.url}/sandbox/basic~flush/release`, { method: 'POST' });
  expect((await reader?.read())?.value).toContain('"answer":"two"');
  await reader?.cancel();
});

test('destroys the connection of a cut answer', async () => {
  const answer = await ask('cut~wire', { breakAfter: 2 });
  await expect(answer.text()).rejects.toThrow('terminated');
});

test('notices that the reader has gone', async () => {
  const answer = await ask('basic~gone', { hold: { after: 1 } });
  await answer.body?.cancel();
  await expect.poll(async () => (await state('basic~gone'))['openStreams']).toBe(0);
});
