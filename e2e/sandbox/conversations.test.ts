import { expect, test } from 'vitest';
import { asText } from './fields';
import { NIL_UUID } from './ids';
import { rows, visit, type Visitor } from './test-client';

async function begin(visitor: Visitor, query: string): Promise<string> {
  return asText((await visitor.hear(query))[0]?.['conversation_id']) ?? '';
}

test('lists the latest first, page by page', async () => {
  const visitor = await visit('basic');
  const one = await begin(visitor, 'One');
  const two = await begin(visitor, 'Two');
  await begin(visitor, 'Three');
  const page = await visitor.json('GET', '/conversations?limit=2');
  expect(page).toMatchObject({ limit: 2, has_more: true, data: [{ name: 'Three' }, { name: 'Two' }] });
  const next = await visitor.json('GET', `/conversations?limit=2&last_id=${two}`);
  expect(next).toMatchObject({ has_more: false, data: [{ id: one }] });
  expect(await visitor.json('GET', '/conversations?limit=200')).toMatchObject({ code: 'invalid_param' });
});

test('names a conversation by its first characters, then by wish', async () => {
  const visitor = await visit('basic');
  const id = await begin(visitor, 'How long does shipping take to the islands?');
  expect(rows(await visitor.json('GET', '/conversations'))[0]?.['name']).toBe('How long does shippi…');
  const path = `/conversations/${id}/name`;
  expect(await visitor.json('POST', path, { auto_generate: true })).toMatchObject({
    name: 'How long does shipping take to',
  });
  expect(await visitor.json('POST', path, { name: 'Parcels' })).toMatchObject({ id, name: 'Parcels' });
  expect((await visitor.call('POST', path, { name: '  ' })).status).toBe(400);
});

test('pins, unpins and deletes', async () => {
  const visitor = await visit('basic');
  const id = await begin(visitor, 'Hello');
  await visitor.call('PATCH', `/conversations/${id}/pin`);
  expect(rows(await visitor.json('GET', '/conversations?pinned=true'))).toHaveLength(1);
  expect(rows(await visitor.json('GET', '/conversations?pinned=false'))).toHaveLength(0);
  await visitor.call('PATCH', `/conversations/${id}/unpin`);
  expect(rows(await visitor.json('GET', '/conversations?pinned=true'))).toHaveLength(0);
  const gone = await visitor.call('DELETE', `/conversations/${id}`);
  expect(gone.status).toBe(204);
  expect(await gone.text()).toBe('');
  expect(await visitor.json('GET', `/messages?conversation_id=${id}`)).toMatchObject({
    code: 'not_found',
    message: 'Conversation Not Exists.',
  });
});

test('pages the history upwards, each page oldest first', async () => {
  const visitor = await visit('history');
  const id = asText(rows(await visitor.json('GET', '/conversations'))[0]?.['id']) ?? '';
  const read = (query: string) => visitor.json('GET', `/messages?conversation_id=${id}${query}`);
  const last = await read('');
  expect(rows(last)).toHaveLength(20);
  expect(last['has_more']).toBe(true);
  const middle = await read(`&first_id=${String(rows(last)[0]?.['id'])}`);
  const first = await read(`&first_id=${String(rows(middle)[0]?.['id'])}`);
  expect(first['has_more']).toBe(false);
  const all = [...rows(first), ...rows(middle), ...rows(last)];
  const times = all.map((row) => Number(row['created_at']));
  expect(all).toHaveLength(45);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('has rows of every kind in its history', async () => {
  const visitor = await visit('history', { settings: { rows: 60 } });
  const id = asText(rows(await visitor.json('GET', '/conversations'))[0]?.['id']) ?? '';
  const all = rows(await visitor.json('GET', `/messages?limit=100&conversation_id=${id}`));
  const parents = all.map((row) => row['parent_message_id']);
  expect(all).toHaveLength(60);
  expect(parents.filter((parent) => parent === NIL_UUID)).toHaveLength(5);
  expect(parents.filter((parent) => parent === null)).toHaveLength(1);
  expect(new Set(parents.slice(6)).size).toBeLessThan(parents.slice(6).length);
  expect(all.some((row) => row['status'] === 'error' && row['answer'] === '')).toBe(true);
  expect(all.some((row) => row['status'] === 'normal' && row['answer'] === '')).toBe(true);
});

test('gives citations another row id at every fetch', async () => {
  const visitor = await visit('basic');
  const id = await begin(visitor, 'How long does shipping take?');
  const read = async () =>
    rows(await visitor.json('GET', `/messages?conversation_id=${id}`))[0]?.['retriever_resources'];
  const [one, other] = [await read(), await read()];
  expect(one).not.toEqual(other);
  expect(one).toMatchObject([{ document_name: 'shipping.md' }, { position: 2 }]);
});

test('takes and withdraws a rating, once', async () => {
  const visitor = await visit('basic');
  const id = asText((await visitor.hear('Hello'))[0]?.['message_id']) ?? '';
  const rate = (rating: unknown) => visitor.call('POST', `/messages/${id}/feedbacks`, { rating });
  expect((await rate('like')).status).toBe(200);
  expect(await visitor.state()).toMatchObject({ messages: [{ rating: 'like' }] });
  expect((await rate(null)).status).toBe(200);
  expect((await rate(null)).status).toBe(400);
});

test('shows nobody else’s conversations', async () => {
  const visitor = await visit('basic');
  const id = await begin(visitor, 'Hello');
  const given = await visitor.sandbox.fetch(
    new Request('http://sandbox.test/api/passport', { headers: { 'X-App-Code': visitor.code } }),
  );
  const { access_token } = await given.json();
  const headers = { 'X-App-Code': visitor.code, 'X-App-Passport': String(access_token) };
  const path = `http://sandbox.test/api/messages?conversation_id=${id}`;
  expect((await visitor.sandbox.fetch(new Request(path, { headers }))).status).toBe(404);
});
