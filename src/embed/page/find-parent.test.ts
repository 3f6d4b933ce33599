import { expect, test } from 'vitest';
import { findParentOrigin } from './find-parent';

const SHOP = 'https://shop.example';
const FRAMED = { isFramed: true, asked: null, allowed: [], ancestors: undefined, referrer: '' };

function find(framed: Partial<Parameters<typeof findParentOrigin>[0]>) {
  const told: string[] = [];
  const origin = findParentOrigin({ ...FRAMED, ...framed }, (message) => told.push(message));
  return { origin, told };
}

test.each([
  ['the browser names the page around', { ancestors: [SHOP, 'https://portal.example'] }],
  ['else it is where the frame was linked', { referrer: `${SHOP}/jackets?colour=red` }],
  ['the address names it', { asked: SHOP, ancestors: [SHOP] }],
  ['the address names it where the browser must not', { asked: `${SHOP}/page`, ancestors: ['null'] }],
  ['it is one of those that the owner allows', { ancestors: [SHOP], allowed: ['https://b.example', SHOP] }],
])('%s', (_rule, framed) => {
  expect(find(framed)).toEqual({ origin: SHOP, told: [] });
});

test('alone in a window it speaks to nobody, without a word', () => {
  expect(find({ isFramed: false, asked: SHOP })).toEqual({ origin: undefined, told: [] });
});

test.each([
  ['a page without an origin', { ancestors: ['null'], referrer: '' }, /cannot be told/],
  ['a page that nobody names', {}, /cannot be told/],
  [
    'a site that the owner has not named',
    { ancestors: [SHOP], allowed: ['https://b.example'] },
    /data-origins/,
  ],
])('nothing is said to %s, and why is told', (_page, framed, message) => {
  const { origin, told } = find(framed);
  expect(origin).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(message)]);
});

test('an address that is no origin is told, and the browser asked', () => {
  expect(find({ asked: 'shop', ancestors: [SHOP] })).toEqual({
    origin: SHOP,
    told: [expect.stringContaining('"origin" should be')],
  });
});

test('where the address names another page than there is, nothing is said, and why is told', () => {
  const { origin, told } = find({ asked: 'https://other.example', ancestors: [SHOP] });
  expect(origin).toBeUndefined();
  expect(told).toEqual([expect.stringContaining(`in a page of ${SHOP}`)]);
});
