import { expect, test } from 'vitest';
import { formatFileSize } from './file-size';

test('a size is told in the largest unit that fits, as the language writes it', () => {
  expect(formatFileSize(0, 'en')).toBe('0 bytes');
  expect(formatFileSize(1800, 'en')).toBe('2 kB');
  expect(formatFileSize(1.2 * 1024 ** 2, 'en')).toBe('1.2 MB');
  expect(formatFileSize(1.2 * 1024 ** 2, 'de')).toBe('1,2 MB');
  expect(formatFileSize(15 * 1024 ** 2, 'en')).toBe('15 MB');
});
