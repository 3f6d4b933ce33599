import { expect, test } from 'vitest';
import { spokenWords } from './spoken-words';

test('an answer is spoken without its marks, the addresses of its links, and what was thought on the way', () => {
  expect(
    spokenWords('<think>Hm.</think>\n\n## **Yes**: see [the `size` table](https://a.example/t) | ~~no~~'),
  ).toBe('Yes: see the size table  no');
});

test('a long answer is spoken by its beginning, whatever it is made of', () => {
  expect(spokenWords('word '.repeat(50_000))).toHaveLength(500);
  expect(spokenWords('['.repeat(500_000))).toBe('['.repeat(500));
  expect(spokenWords(`${'*'.repeat(100)}Hi`)).toBe('Hi');
});
