import { expect, test } from 'vitest';
import { parseOptions } from './config';

function parse(raw: unknown): { options: object; told: string[] } {
  const told: string[] = [];
  return { options: parseOptions(raw, (message) => told.push(message)), told };
}

test('right options are taken as they are, absent ones are left out without a word', () => {
  const raw = {
    token: 'shop',
    open: true,
    width: 420,
    mode: 'inline',
    inputs: { city: 'Turku' },
    starters: ['A?'],
  };
  expect(parse({ ...raw, title: undefined, accent: null })).toEqual({ options: raw, told: [] });
});

test('what is `undefined` or null is there as `undefined`: it takes an option back', () => {
  expect(parse({ title: undefined, accent: null }).options).toStrictEqual({
    title: undefined,
    accent: undefined,
  });
});

test('the texts of `data-*` are read as what the option is', () => {
  expect(
    parse({
      open: '',
      sendOnEnter: 'false',
      width: '50vw',
      height: '600',
      zIndex: '7',
      title: '1234',
      inputs: '{"city":"Turku"}',
      starters: '["A?"]',
    }),
  ).toEqual({
    options: {
      open: true,
      sendOnEnter: false,
      width: '50vw',
      height: '600',
      zIndex: 7,
      title: '1234',
      inputs: { city: 'Turku' },
      starters: ['A?'],
    },
    told: [],
  });
});

test.each([
  [{ theme: 'blue' }, 'option "theme" should be: auto | light | dark'],
  [{ open: 'yes' }, 'option "open" should be: boolean'],
  [{ inputs: '{broken' }, 'option "inputs" should be: object'],
  [{ inputs: [] }, 'option "inputs" should be: object'],
  [{ starters: 'A?' }, 'option "starters" should be: list'],
  [{ zIndex: 'high' }, 'option "zIndex" should be: number'],
  [{ title: {} }, 'option "title" should be: text'],
  [{ getAccessToken: 'x' }, 'option "getAccessToken" should be: function'],
  [{ colour: 'red' }, 'unknown option "colour"'],
  [{ constructor: 1 }, 'unknown option "constructor"'],
])('%j is left out and told in one line', (raw, message) => {
  expect(parse(raw)).toEqual({ options: {}, told: [message] });
});

test('no configuration at all gives no options', () => {
  for (const raw of [undefined, null, 7, []]) expect(parse(raw)).toEqual({ options: {}, told: [] });
});
