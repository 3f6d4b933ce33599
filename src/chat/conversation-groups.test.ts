import { expect, test } from 'vitest';
import { groupByDay, nameFilter } from './conversation-groups';

const NOW = new Date(2026, 2, 11, 0, 30); // half past midnight, local

function at(id: string, date: Date, pinned = false) {
  return { id, name: id, introduction: '', updatedAt: date.getTime() / 1000, pinned };
}

function grouped(...conversations: ReturnType<typeof at>[]) {
  return groupByDay(conversations, NOW).map(({ name, conversations: rows }) => [
    name,
    rows.map(({ id }) => id),
  ]);
}

test('days are those of the calendar: half an hour ago may be yesterday', () => {
  expect(
    grouped(
      at('just now', new Date(2026, 2, 11, 0, 29)),
      at('midnight', new Date(2026, 2, 11)),
      at('before midnight', new Date(2026, 2, 10, 23, 59)),
      at('yesterday', new Date(2026, 2, 10)),
      at('two days ago', new Date(2026, 2, 9, 23, 59)),
      at('a week ago', new Date(2026, 2, 4)),
      at('longer ago', new Date(2026, 2, 3, 23, 59)),
      at('never', new Date(0)),
    ),
  ).toEqual([
    ['today', ['just now', 'midnight']],
    ['yesterday', ['before midnight', 'yesterday']],
    ['lastWeek', ['two days ago', 'a week ago']],
    ['older', ['longer ago', 'never']],
  ]);
});

test('pinned ones stand first whatever their age, newest first in every group', () => {
  expect(
    grouped(
      at('old', new Date(2020, 1, 1)),
      at('pinned, old', new Date(2020, 1, 1), true),
      at('new', new Date(2026, 2, 11)),
      at('pinned, new', new Date(2026, 2, 11), true),
      at('older', new Date(2019, 1, 1)),
    ),
  ).toEqual([
    ['pinned', ['pinned, new', 'pinned, old']],
    ['today', ['new']],
    ['older', ['old', 'older']],
  ]);
});

test('a time ahead of the visitor’s clock is today', () => {
  expect(grouped(at('ahead', new Date(2026, 2, 12)))).toEqual([['today', ['ahead']]]);
});

test('within one second the order of the server stays', () => {
  const second = new Date(2026, 2, 11);
  expect(grouped(at('b', second), at('a', second), at('c', second))).toEqual([['today', ['b', 'a', 'c']]]);
});

test.each([
  ['JACKET', 'Blue jacket', true],
  ['order jacket', 'Jacket, blue: order 4821', true],
  ['jacket red', 'Jacket, blue', false],
  ['ueber uns', 'Über uns', false],
  ['uber', 'Über uns', true],
  ['Crème', 'creme brulee', true],
  ['istanbul', 'İstanbul', true],
  ['  ', 'anything', true],
])('«%s» in «%s»: %s', (search, name, isFound) => {
  expect(nameFilter(search)({ ...at('c-1', NOW), name })).toBe(isFound);
});
