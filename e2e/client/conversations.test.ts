import { expect, test } from 'vitest';
import { PREVIOUS_ROW } from '../../src/client';
import { hear, openApp, PROFILES } from './open-app';

test.each(PROFILES)('a question continues the answer that is its parent (release %s)', async (profile) => {
  const { client } = await openApp('basic', { profile });
  const first = await hear(client.send({ text: 'When are you open?' }));
  const { conversationId } = first;
  const next = await hear(
    client.send({ text: 'What do you remember?', conversationId, parentMessageId: first.messageId }),
  );
  expect(next.conversationId).toBe(conversationId);
  expect(next.answer.text).toBe(
    'I remember **1** earlier answer. Before this you asked: «When are you open?»',
  );
  const alone = await hear(client.send({ text: 'What do you remember?', conversationId }));
  expect(alone.conversationId).toBe(conversationId);
  expect(alone.answer.text).toContain('**0**');
});

test.each(['agent', 'chatflow', 'agent-next'])('«%s» is asked on like every chat', async (scenario) => {
  const app = await openApp(scenario, { profile: 'e' });
  const { conversationId, messageId } = await hear(app.client.send({ text: 'Which one?' }));
  await hear(app.client.send({ text: 'And why?', conversationId, parentMessageId: messageId }));
  expect(await app.rows()).toMatchObject([
    { id: messageId, parentId: null },
    { conversationId, parentId: messageId },
  ]);
});

test.each(['basic', 'chatflow'])('the same parent again makes another version («%s»)', async (scenario) => {
  const app = await openApp(scenario);
  const { conversationId, messageId } = await hear(app.client.send({ text: 'Which one?' }));
  const again = { text: 'And why?', conversationId, parentMessageId: messageId };
  await hear(app.client.send(again));
  await hear(app.client.send(again));
  const { messages } = await app.client.messages(conversationId);
  expect(messages.map(({ parent }) => parent)).toEqual([undefined, messageId, messageId]);
});

test.each(PROFILES)('a conversation is listed, named, pinned and deleted (release %s)', async (profile) => {
  const app = await openApp('basic', { profile, settings: { answer: 'Hello.' } });
  const { client } = app;
  const { conversationId: id } = await hear(client.send({ text: 'Which jacket keeps me dry?' }));
  const names = async (pinned: boolean) =>
    (await client.conversations({ pinned })).conversations.map(({ name }) => name);
  expect(await names(false)).toEqual(['Which jacket keeps m…']);

  expect(await client.renameConversation(id, 'Jackets')).toMatchObject({ id, name: 'Jackets' });
  expect(await names(false)).toEqual(['Jackets']);
  expect(await client.nameConversation(id)).toMatchObject({ id, name: 'Which jacket keeps me dry' });
  await expect(client.renameConversation(id, ' ')).rejects.toMatchObject({ code: 'invalid-input' });

  await client.pinConversation(id, true);
  expect([await names(true), await names(false)]).toEqual([['Which jacket keeps me dry'], []]);
  await client.pinConversation(id, false);
  expect(await names(true)).toEqual([]);

  await client.deleteConversation(id);
  expect(await names(false)).toEqual([]);
  await expect(client.messages(id)).rejects.toMatchObject({ code: 'conversation-gone' });
  expect(await app.count('GET /passport'), 'what is gone is no loss of access').toBe(1);
});

test.each([true, false])('a deletion is a 204, with a body told of or without (%s)', async (deleteBody) => {
  const { client } = await openApp('basic', { settings: { deleteBody, answer: 'Hello.' } });
  const { conversationId } = await hear(client.send({ text: 'Hello' }));
  await expect(client.deleteConversation(conversationId)).resolves.toBeUndefined();
});

test('a question to a conversation that is gone is told apart from other failures', async () => {
  const { client } = await openApp('basic');
  const conversationId = crypto.randomUUID();
  await expect(hear(client.send({ text: 'Hello', conversationId }))).rejects.toMatchObject({
    code: 'conversation-gone',
  });
});

test('the list goes on after the last of a page', async () => {
  const { client } = await openApp('basic', { settings: { answer: 'Hello.' } });
  for (let number = 1; number <= 41; number++) await hear(client.send({ text: `Question ${number}` }));
  const first = await client.conversations({ pinned: false });
  expect([first.conversations.length, first.hasMore]).toEqual([40, true]);
  const rest = await client.conversations({ pinned: false, after: first.conversations.at(-1)?.id });
  expect(rest).toMatchObject({ conversations: [{ name: 'Question 1' }], hasMore: false });
});

test.each(PROFILES)('messages go back page by page, oldest first (release %s)', async (profile) => {
  const { client } = await openApp('history', { profile });
  const [conversation] = (await client.conversations({ pinned: false })).conversations;
  const id = conversation?.id ?? '';
  const newest = await client.messages(id);
  const middle = await client.messages(id, newest.messages[0]?.id);
  const oldest = await client.messages(id, middle.messages[0]?.id);
  expect([newest, middle, oldest].map(({ messages, hasMore }) => [messages.length, hasMore])).toEqual([
    [20, true],
    [20, true],
    [5, false],
  ]);
  const all = [...oldest.messages, ...middle.messages, ...newest.messages];
  expect(new Set(all.map((message) => message.id)).size).toBe(45);
  expect(all.map(({ createdAt }) => createdAt)).toEqual(
    all.map(({ createdAt }) => createdAt).toSorted((one, other) => one - other),
  );
  expect(all[0]).toMatchObject({
    parent: PREVIOUS_ROW,
    question: 'Is the coast path open in winter? (1)',
    answer: expect.stringContaining('storm **0**'),
  });
  expect(all[3]?.feedback).toBe('like');
  expect(all[17]).toMatchObject({ status: 'error', answer: '' });
});

test.each(PROFILES)('an answer is rated, and a rating withdrawn (release %s)', async (profile) => {
  const app = await openApp('basic', { profile });
  const { client } = app;
  const { messageId, conversationId } = await hear(client.send({ text: 'When are you open?' }));
  const feedback = async () => (await client.messages(conversationId)).messages[0]?.feedback;
  await client.rate(messageId, 'like', 'Short and clear');
  expect(await feedback()).toBe('like');
  expect(await app.body('POST /messages/:id/feedbacks')).toEqual({
    rating: 'like',
    content: 'Short and clear',
  });
  await client.rate(messageId, 'dislike');
  expect(await feedback()).toBe('dislike');
  await client.rate(messageId, undefined);
  expect(await feedback()).toBeUndefined();
  await expect(
    client.rate(messageId, undefined),
    'nothing to withdraw is no failure',
  ).resolves.toBeUndefined();
});

test('questions to ask next are those of the answer; where they are off it is told', async () => {
  const app = await openApp('basic', { settings: { suggestions: ['Which size?', ' ', 'How much?'] } });
  const { messageId } = await hear(app.client.send({ text: 'Hello' }));
  expect(await app.client.suggestions(messageId)).toEqual(['Which size?', 'How much?']);
  await app.tune({ parameters: { suggested_questions_after_answer: { enabled: false } } });
  await expect(app.client.suggestions(messageId)).rejects.toMatchObject({ code: 'feature-disabled' });
});

test('the same user id finds the same conversations, everybody else his own', async () => {
  const app = await openApp('basic', { settings: { answer: 'Hello.' }, client: { userId: 'mira-8f3a' } });
  await hear(app.client.send({ text: 'Hello' }));
  const listed = async (userId: string | undefined) =>
    (await app.another({ userId }).conversations({ pinned: false })).conversations.length;
  expect([await listed('mira-8f3a'), await listed('noa-11c7'), await listed(undefined)]).toEqual([1, 0, 0]);
});

test('a list may be shorter and in another order', async () => {
  const { client } = await openApp('basic', { client: { userId: 'order-71' } });
  for (const text of ['First', 'Second', 'Third']) await hear(client.send({ text }));
  const all = await client.conversations({ pinned: false });
  const oldest = await client.conversations({ pinned: false, limit: 2, sortBy: 'created_at' });
  expect(oldest.hasMore).toBe(true);
  expect(oldest.conversations.map(({ id }) => id)).toEqual(
    all.conversations
      .map(({ id }) => id)
      .toReversed()
      .slice(0, 2),
  );
});
