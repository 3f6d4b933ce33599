import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { fromPlace, keepInside, parsePlace, sideOfPanel, toPlace, type Box } from './geometry';

const SIZE = { width: 56, height: 56 };
const DESKTOP: Box = { left: 0, top: 0, right: 1100, bottom: 800 };

function launcherAt(left: number, top: number): Box {
  return { left, top, right: left + SIZE.width, bottom: top + SIZE.height };
}

test('wherever it is put, all of the launcher is seen', () => {
  assert(
    property(integer(), integer(), (left, top) => {
      const inside = keepInside({ left, top }, SIZE, DESKTOP);
      expect(inside.left).toBeGreaterThan(0);
      expect(inside.left + SIZE.width).toBeLessThan(DESKTOP.right);
      expect(inside.top).toBeGreaterThan(0);
      expect(inside.top + SIZE.height).toBeLessThan(DESKTOP.bottom);
    }),
  );
});

test('in a screen that is too small its beginning is seen', () => {
  const tiny = { left: 0, top: 0, right: 40, bottom: 40 };
  expect(keepInside({ left: 300, top: -5 }, SIZE, tiny)).toEqual({ left: 8, top: 8 });
});

test('a magnified screen keeps it in the part that is seen', () => {
  const magnified = { left: 200, top: 300, right: 500, bottom: 700 };
  expect(keepInside({ left: 0, top: 1000 }, SIZE, magnified)).toEqual({ left: 208, top: 636 });
});

test('a place gives its point back in the same window', () => {
  assert(
    property(integer({ min: 0, max: 1044 }), integer({ min: 0, max: 744 }), (left, top) => {
      expect(fromPlace(toPlace({ left, top }, SIZE, DESKTOP), SIZE, DESKTOP)).toEqual({ left, top });
    }),
  );
});

test('in another window it is as far from the nearer sides', () => {
  const place = toPlace({ left: 1000, top: 100 }, SIZE, DESKTOP);
  expect(place).toEqual({ right: true, bottom: false, x: 44, y: 100 });
  expect(fromPlace(place, SIZE, { left: 0, top: 0, right: 700, bottom: 500 })).toEqual({
    left: 600,
    top: 100,
  });
});

test.each([
  ['near the bottom', launcherAt(500, 700), 'above'],
  ['near the top', launcherAt(500, 30), 'below'],
  ['half-way, on the right', launcherAt(1000, 372), 'left'],
  ['half-way, on the left', launcherAt(20, 372), 'right'],
])('a launcher %s opens the panel where the room is', (_where, launcher, side) => {
  expect(sideOfPanel(launcher, DESKTOP)).toBe(side);
});

test('without room on any side it is the larger one of above and below', () => {
  const small = { left: 0, top: 0, right: 700, bottom: 500 };
  expect(sideOfPanel(launcherAt(320, 100), small)).toBe('below');
  expect(sideOfPanel(launcherAt(320, 300), small)).toBe('above');
});

test('what is no place in storage is no place', () => {
  for (const raw of [undefined, null, 7, 'x', [], { x: 1 }, { x: '1', y: 2 }, { x: Number.NaN, y: 2 }])
    expect(parsePlace(raw)).toBeUndefined();
  expect(parsePlace({ x: 3, y: 4, right: true })).toEqual({ x: 3, y: 4, right: true, bottom: false });
});
