import { expect, test } from 'vitest';
import { formatWait } from './format-wait';

test.each([
  [1, 'in 1 second'],
  [89, 'in 89 seconds'],
  [90, 'in 2 minutes'],
  [600, 'in 10 minutes'],
  [5399, 'in 90 minutes'],
  [5400, 'in 2 hours'],
  [129_600, 'in 2 days'],
])('a wait of %d s is told as «%s»', (seconds, told) => {
  expect(formatWait(seconds, 'en')).toBe(told);
});

test('a wait is told with the words, plurals and digits of the language', () => {
  expect(formatWait(600, 'de')).toBe('in 10 Minuten');
  expect(formatWait(120, 'ru')).toBe('через 2 минуты');
  expect(formatWait(600, 'fa')).toBe('۱۰ دقیقه بعد');
});
