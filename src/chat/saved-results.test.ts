import { expect, test } from 'vitest';
import { ChatError } from './errors';
import { createSavedResults, type SavedResults } from './saved-results';
import type { Services } from './services';
import { FakeTransport } from './testing';
import type { SavedMessage, SavedPage } from './transport';

const saved = (id: string): SavedMessage => ({ id, answer: `Text ${id}`, createdAt: 1 });
const ids = ({ items }: SavedResults) => items.value?.map(({ id }) => id);

function setUp(...pages: (SavedPage | ChatError)[]) {
  const asked: (string | undefined)[] = [];
  const transport = new FakeTransport();
  const services = async (): Promise<Services> => ({
    ...(await transport.services()),
    savedMessages(after) {
      asked.push(after);
      const page = pages.shift() ?? { messages: [], hasMore: false };
      return page instanceof ChatError ? Promise.reject(page) : Promise.resolve(page);
    },
  });
  return { results: createSavedResults(services), asked, transport };
}

test('nothing is asked before the list is wanted; more begins after the last one', async () => {
  const { results, asked } = setUp(
    { messages: [saved('a')], hasMore: true },
    { messages: [saved('b')], hasMore: false },
  );
  expect(asked).toEqual([]);
  await results.load();
  await results.load(true);
  expect(asked).toEqual([undefined, 'a']);
  expect(ids(results)).toEqual(['a', 'b']);
  expect(results.hasMore.value).toBe(false);
});

test('a list that fails can be asked for again', async () => {
  const { results } = setUp(new ChatError('network', 'No network.'), {
    messages: [saved('a')],
    hasMore: false,
  });
  await results.load();
  expect(results.error.value?.code).toBe('network');
  expect(results.items.value).toBeUndefined();
  await results.load();
  expect(results.error.value).toBeUndefined();
  expect(ids(results)).toEqual(['a']);
});

test('what is kept is known at once, and a list on show gets it', async () => {
  const { results, asked } = setUp(
    { messages: [], hasMore: false },
    { messages: [saved('m')], hasMore: false },
  );
  await results.keep('x', true);
  expect(results.ids.value.has('x')).toBe(true);
  expect(asked).toEqual([]);
  await results.load();
  await results.keep('m', true);
  expect(ids(results)).toEqual(['m']);
  await results.keep('m', false);
  expect(ids(results)).toEqual([]);
  expect(results.ids.value.has('m')).toBe(false);
});

test('what the server refuses changes nothing', async () => {
  const { results, transport } = setUp();
  transport.serviceFailure = new ChatError('network', 'No network.');
  await expect(results.keep('m', true)).rejects.toThrow('No network.');
  expect(results.ids.value.size).toBe(0);
});
