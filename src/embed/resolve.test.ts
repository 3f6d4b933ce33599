import { expect, test, vi } from 'vitest';
import { resolveOptions } from './resolve';

vi.stubGlobal('location', { href: 'https://shop.example/a/page' });

test('an icon and questions of a wrong kind are shown as they are; the panel is there all the same', () => {
  const { settings } = resolveOptions(Object({ icon: 'http://', starters: ['Hello', 7, { text: 'Bye' }] }));
  expect(settings.icon).toEqual({ type: 'image', url: 'http://' });
  expect(settings.starters).toEqual(['Hello', '7', '[object Object]']);
});
