import { expect, test } from 'vitest';
import type { Options } from '../config';
import { withoutFixed } from './fixed-options';

function leave(raw: Record<string, unknown>, fixed: Options) {
  const told: string[] = [];
  return { left: withoutFixed(raw, fixed, (message) => told.push(message)), told };
}

test('what the owner has fixed is left out and told, the rest stays', () => {
  expect(leave({ token: 'other', theme: 'dark' }, { token: 'shop' })).toEqual({
    left: { theme: 'dark' },
    told: ['option "token" is fixed by the page'],
  });
  expect(leave({ token: 'other' }, {})).toEqual({ left: { token: 'other' }, told: [] });
});

test.each<[fixed: Options]>([
  [{ baseUrl: 'https://dify.example' }],
  [{ apiUrl: 'https://dify.example/api' }],
  [{ isDev: false }],
])('with %j no other server can be named, in whatever words', (fixed) => {
  const raw = { baseUrl: 'https://other.example', apiUrl: 'https://other.example/api', isDev: 'true' };
  expect(leave(raw, fixed).left).toEqual({});
});

test('a person who is fixed by Dify’s name cannot be changed by ours', () => {
  const user = { id: 'ben-55d0' };
  expect(leave({ user }, { systemVariables: { user_id: 'anna-81c2' } }).left).toEqual({});
  expect(leave({ user }, { systemVariables: { locale: 'de' } }).left).toEqual({ user });
});
