import { expect, test } from 'vitest';
import { visit } from './test-client';

const GOOD = { name: 'Ada', season: 'autumn', people: 2 };

test.each([
  [{ name: null }, 'name is required in input form'],
  [{ name: 7 }, 'name in input form must be a string'],
  [{ name: 'x'.repeat(49) }, 'name in input form must be less than 48 characters'],
  [
    { season: 'never' },
    'season in input form must be one of the following: ["spring","summer","autumn","winter"]',
  ],
  [{ pace: '' }, 'pace in input form must be one of the following: ["easy","steady","brisk"]'],
  [{ people: 'many' }, 'people in input form must be a valid number'],
  [{ map: 'file-1' }, 'map in input form must be a file'],
  [{ photos: {} }, 'photos in input form must be a list of files'],
  [{ limits: '{}' }, 'limits in input form must be a dict'],
])('refuses %j', async (wrong, message) => {
  const visitor = await visit('form', { profile: 'b' });
  const answer = await visitor.ask('Plan', { inputs: { ...GOOD, ...wrong } });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ code: 'invalid_param', message, status: 400 });
});

test('fills in defaults, drops unknown values, and keeps what was given', async () => {
  const visitor = await visit('form');
  await visitor.hear('Plan', { inputs: { ...GOOD, extra: 1 } });
  expect(await visitor.state()).toMatchObject({
    messages: [{ inputs: { ...GOOD, pace: 'steady', dog: false, campaign: 'none' } }],
    conversations: [{ introduction: 'Hello Ada! A few questions, and I can plan your autumn walk.' }],
  });
  const heard = await visitor.hear('Plan', { inputs: { ...GOOD, extra: 1 } });
  expect(JSON.stringify(heard)).not.toContain('extra');
});

test('generates, saves and forgets a text', async () => {
  const visitor = await visit('completion', { profile: 'b' });
  const answer = await visitor.json('POST', '/completion-messages', {
    inputs: { product: 'Gannet', voice: 'bold' },
  });
  expect(answer).toMatchObject({ mode: 'completion', answer: expect.stringContaining('What rain?') });
  expect(answer).not.toHaveProperty('conversation_id');
  const id = String(answer['message_id']);
  await visitor.json('POST', '/saved-messages', { message_id: id });
  expect(await visitor.json('GET', '/saved-messages')).toMatchObject({ data: [{ id }] });
  expect((await visitor.call('DELETE', `/saved-messages/${id}`)).status).toBe(204);
  expect(await visitor.json('GET', '/saved-messages')).toMatchObject({ data: [] });
  expect(await visitor.json('GET', `/messages/${id}/more-like-this?response_mode=blocking`)).toMatchObject({
    answer: expect.stringContaining('Gannet'),
  });
  expect(await visitor.json('POST', '/chat-messages', { inputs: {}, query: 'Hi' })).toMatchObject({
    code: 'not_chat_app',
  });
});
