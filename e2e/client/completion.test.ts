import { expect, test } from 'vitest';
import { COMPLETION } from './modes';
import { hear, openApp, PROFILES } from './open-app';

test.each(PROFILES)('a result is saved, listed and let go (release %s)', async (profile) => {
  const { client } = await openApp('completion', { profile, client: { userId: 'mira-8f3a' } });
  const { messageId } = await hear(COMPLETION.ask(client));
  expect(await client.savedMessages()).toEqual({ messages: [], hasMore: false });
  await client.saveMessage(messageId);
  expect(await client.savedMessages()).toEqual({
    messages: [{ id: messageId, answer: COMPLETION.text, createdAt: expect.any(Number) }],
    hasMore: false,
  });
  await client.unsaveMessage(messageId);
  expect((await client.savedMessages()).messages).toEqual([]);
});

test('saved results come page by page', async () => {
  const { client } = await openApp('completion', { settings: { answer: 'A text.' } });
  for (let count = 0; count < 21; count++) {
    await client.saveMessage((await hear(COMPLETION.ask(client))).messageId);
  }
  const first = await client.savedMessages();
  expect([first.messages.length, first.hasMore]).toEqual([20, true]);
  const rest = await client.savedMessages(first.messages.at(-1)?.id);
  expect([rest.messages.length, rest.hasMore]).toEqual([1, false]);
});

test.each(PROFILES)('more like a result is another one, stored by itself (release %s)', async (profile) => {
  const app = await openApp('completion', { profile });
  const { messageId } = await hear(COMPLETION.ask(app.client));
  const another = await app.client.moreLikeThis(messageId);
  expect(another.text).toBe(COMPLETION.text);
  expect((await app.rows()).map(({ id }) => id)).toEqual([messageId, another.messageId]);
});

test('more like a result is refused where the owner has switched it off', async () => {
  const app = await openApp('completion', {
    settings: { parameters: { more_like_this: { enabled: false } } },
  });
  const { messageId } = await hear(COMPLETION.ask(app.client));
  await expect(app.client.moreLikeThis(messageId)).rejects.toMatchObject({ code: 'feature-disabled' });
});

test('a result is rated like an answer', async () => {
  const app = await openApp('completion');
  const { messageId } = await hear(COMPLETION.ask(app.client));
  await app.client.rate(messageId, 'like');
  expect(await app.rows()).toMatchObject([{ rating: 'like' }]);
});
