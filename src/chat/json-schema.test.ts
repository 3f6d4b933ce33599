import { expect, test } from 'vitest';
import { checkSchema } from './json-schema';

const misfits: [
  name: string,
  value: unknown,
  schema: Record<string, unknown>,
  path: string,
  expected: string,
][] = [
  ['a wrong type', 'x', { type: 'number' }, '', 'number'],
  ['one of several types', true, { type: ['string', 'null'] }, '', 'string | null'],
  ['a fraction is no integer', 1.5, { type: 'integer' }, '', 'integer'],
  ['a list is no object', [], { type: 'object' }, '', 'object'],
  ['an option', 'c', { enum: ['a', 'b'] }, '', '"a" | "b"'],
  ['a constant', 2, { const: 1 }, '', '1'],
  ['too small', 0, { minimum: 1 }, '', '≥ 1'],
  ['too large', 9, { exclusiveMaximum: 9 }, '', '< 9'],
  ['too short', 'a', { minLength: 2 }, '', 'length ≥ 2'],
  ['too many', [1, 2], { maxItems: 1 }, '', 'length ≤ 1'],
  ['a pattern', 'x', { pattern: '^\\d+$' }, '', '^\\d+$'],
  ['a missing member', { a: 1 }, { required: ['b'] }, 'b', 'required'],
  ['inherited names are no members', {}, { required: ['toString'] }, 'toString', 'required'],
  ['a member too many', { a: 1 }, { properties: {}, additionalProperties: false }, 'a', '–'],
  [
    'deep inside',
    { days: [{ wind: 1 }, { wind: 'x' }] },
    {
      properties: {
        days: { type: 'array', items: { type: 'object', properties: { wind: { type: 'number' } } } },
      },
    },
    'days[1].wind',
    'number',
  ],
];

test.each(misfits)('tells where and what: %s', (_, value, schema, path, expected) => {
  expect(checkSchema(value, schema)).toEqual({ path, expected });
});

test('takes what fits', () => {
  const schema = {
    type: 'object',
    required: ['place'],
    properties: { place: { type: 'string', minLength: 1 }, days: { type: 'array', items: { minimum: 1 } } },
  };
  expect(checkSchema({ place: 'Turku', days: [1, 2], more: null }, schema)).toBeUndefined();
});

test('ignores keywords it does not know and patterns that cannot be read', () => {
  expect(
    checkSchema('x', { format: 'email', pattern: '(', oneOf: [false], type: 'stranger' }),
  ).toBeUndefined();
});
