import { expect, test } from 'vitest';
import { decodeBase64 } from './decode-base64';

test('base64 becomes its bytes, all 256 of them', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(decodeBase64(btoa(String.fromCharCode(...bytes)))).toEqual(bytes);
});

test('the padding may be missing', () => {
  expect([...decodeBase64('//s')]).toEqual([0xff, 0xfb]);
});

test('what is not base64 gives no bytes', () => {
  for (const text of ['', '*', 'a', 'ab=c', '\u{1f600}']) expect(decodeBase64(text), text).toHaveLength(0);
});
