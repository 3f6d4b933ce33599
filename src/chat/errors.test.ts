import { expect, test } from 'vitest';
import { asChatError, ChatError } from './errors';

test('whatever is thrown is told in its own words', () => {
  const cause = new TypeError('No fetch here.');
  expect(asChatError(cause)).toMatchObject({ code: 'protocol', message: 'TypeError: No fetch here.', cause });
  const known = new ChatError('timeout', 'Silence.');
  expect(asChatError(known)).toBe(known);
});
