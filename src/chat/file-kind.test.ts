import { expect, test } from 'vitest';
import { acceptedExtensions, acceptedKind, extensionOf } from './file-kind';
import type { UploadRules } from './form-field';

const rules: UploadRules = {
  kinds: ['image', 'custom'],
  extensions: ['gpx', 'mp3'],
  upload: true,
  link: true,
  maxFiles: 3,
  maxBytes: { image: 1, document: 1, audio: 1, video: 1, custom: 1 },
};

test('the extension is the last one, in lower case', () => {
  expect(extensionOf('Photo.JPG')).toBe('jpg');
  expect(extensionOf('archive.tar.gz')).toBe('gz');
  expect(extensionOf('README')).toBe('');
  expect(extensionOf('a.b/c')).toBe('');
});

test('a file goes by the category of its extension where the app takes that category', () => {
  expect(acceptedKind('a.png', rules)).toBe('image');
  expect(acceptedKind('a.pdf', rules)).toBeUndefined();
});

test('an extension that the app names itself goes as custom', () => {
  expect(acceptedKind('track.GPX', rules)).toBe('custom');
  expect(acceptedKind('song.mp3', rules)).toBe('custom');
  expect(acceptedKind('song.mp3', { ...rules, kinds: ['audio', 'custom'] })).toBe('audio');
  expect(acceptedKind('track.gpx', { ...rules, kinds: ['image'] })).toBeUndefined();
});

test('a picker is told all that is taken', () => {
  expect(acceptedExtensions(rules)).toBe('.jpg,.jpeg,.png,.gif,.webp,.svg,.gpx,.mp3');
});
