import { expect, test } from 'vitest';
import { changedOptions } from './changed-options';

test('options that were written anew with the same values have not changed', () => {
  const waiting = (seconds: number) => `${seconds} s`;
  const write = () => ({
    token: 'shop',
    user: { id: 'anna' },
    starters: ['A?', 'B?'],
    inputs: { order: { number: 7, open: true } },
    texts: { waiting },
  });
  expect(changedOptions(write(), write())).toEqual({});
});

test('what has another value is named with it, what is gone with `undefined`', () => {
  const before = { token: 'shop', theme: 'dark', user: { id: 'anna' }, starters: ['A?'] } as const;
  const after = { token: 'shop', user: { id: 'ben' }, title: 'Quay' };
  expect(changedOptions({ ...before, starters: ['A?'] }, after)).toStrictEqual({
    theme: undefined,
    user: { id: 'ben' },
    starters: undefined,
    title: 'Quay',
  });
});

test.each([
  [{ inputs: { a: 1 } }, { inputs: { a: undefined } }],
  [{ inputs: { a: undefined } }, { inputs: { b: undefined } }],
  [{ inputs: { list: ['a'] } }, { inputs: { list: { 0: 'a' } } }],
  [{ inputs: { at: new Date(0) } }, { inputs: { at: new Date(1) } }],
  [{ texts: { waiting: () => 'a' } }, { texts: { waiting: () => 'b' } }],
  [{ texts: { waiting: () => 'a' } }, { texts: { waiting: 'a' } }],
])('%j has changed into %j', (before, after) => {
  expect(changedOptions(before, after)).toStrictEqual(after);
});
