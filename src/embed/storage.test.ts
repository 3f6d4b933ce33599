import { afterEach, expect, test, vi } from 'vitest';
import { createStore, storagePrefix } from './storage';

/** As much of a browser's storage as is needed. `room`: how many keys fit in. */
function createArea(room = Infinity): { values: Map<string, string>; area: object } {
  const values = new Map<string, string>();
  const area = {
    getItem: (key: string) => values.get(key) ?? null,
    removeItem: (key: string) => values.delete(key),
    setItem(key: string, value: string) {
      if (!values.has(key) && values.size >= room) throw new DOMException('Full.', 'QuotaExceededError');
      values.set(key, value);
    },
  };
  return { values, area };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('values stand in the area that is asked for, below the prefix', () => {
  const local = createArea();
  const session = createArea();
  vi.stubGlobal('window', { localStorage: local.area, sessionStorage: session.area });
  createStore('a:').set('draft', 'Hello');
  createStore('a:', 'sessionStorage').set('open', 'true');
  expect([...local.values]).toEqual([['a:draft', 'Hello']]);
  expect([...session.values]).toEqual([['a:open', 'true']]);
  expect(createStore('a:').get('draft')).toBe('Hello');
  expect(createStore('b:').get('draft')).toBeUndefined();
});

test.each([
  [
    'is refused',
    () => ({
      get localStorage() {
        throw new DOMException('No.', 'SecurityError');
      },
    }),
  ],
  ['is missing', () => ({ localStorage: null })],
  ['is full', () => ({ localStorage: createArea(0).area })],
])('where storage %s, values live until the page goes', (_how, makeWindow) => {
  vi.stubGlobal('window', makeWindow());
  const store = createStore('a:');
  store.set('draft', 'Hello');
  expect(store.get('draft')).toBe('Hello');
  store.remove('draft');
  expect(store.get('draft')).toBeUndefined();
});

test('what fits in again is not held back by what did not', () => {
  const { values, area } = createArea(1);
  vi.stubGlobal('window', { localStorage: area });
  const store = createStore('a:');
  values.set('of the page', 'x');
  store.set('draft', 'Hello');
  values.clear();
  store.set('draft', 'Hello again');
  expect(values.get('a:draft')).toBe('Hello again');
  values.set('a:draft', 'of another tab');
  expect(store.get('draft')).toBe('of another tab');
});

test('each API, app and person has keys of his own', () => {
  const prefixes = [
    { apiUrl: 'https://a.example/api', token: 'shop', userId: undefined },
    { apiUrl: 'https://b.example/api', token: 'shop', userId: undefined },
    { apiUrl: 'https://a.example/api', token: 'help', userId: undefined },
    { apiUrl: 'https://a.example/api', token: 'shop', userId: 'anna-81c2' },
  ].map(storagePrefix);
  expect(new Set(prefixes).size).toBe(4);
  expect(prefixes[0]).toMatch(/^dify-chat:\w+:shop:anonymous:$/);
  expect(prefixes[3]).toMatch(/^dify-chat:\w+:shop:anna-81c2:$/);
});
