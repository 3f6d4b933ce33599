import { expect, test } from 'vitest';
import { matchesUrl } from './match-url';

const ADDRESS = new URL('https://shop.example/jackets/skerry?colour=red#sizes');

test.each([
  '/jackets/skerry',
  '/jackets/*',
  '*/skerry',
  '/*/skerry',
  '*',
  '/jackets/skerry?colour=*',
  'https://shop.example/*',
  'https://*.example/jackets/*',
  '/j*k*y',
])('%s fits', (pattern) => {
  expect(matchesUrl(pattern, ADDRESS)).toBe(true);
});

test.each([
  '/jackets',
  '/jackets/skerry/',
  '/jackets/skerry?size=*',
  'https://shop.example/',
  'http://*',
  '/jackets/sk*kerry',
  '/jackets.*',
  '/y*j',
  '',
])('%s does not fit', (pattern) => {
  expect(matchesUrl(pattern, ADDRESS)).toBe(false);
});
