import { expect, test } from 'vitest';
import { readSettings } from './read-settings';
import { findSettingsFaults } from './settings-faults';

const TRUSTED = ['https://api.example', 'https://page.example'];
const USUAL = { imageHosts: TRUSTED, html: true, maths: true, diagrams: true };

function read(wishes: object) {
  return { settings: readSettings(wishes, TRUSTED), faults: findSettingsFaults(wishes) };
}

test('without a wish, and as `trusted`, images come from the trusted origins', () => {
  for (const wishes of [{}, { images: undefined }, { images: 'trusted' }])
    expect(read(wishes)).toEqual({ settings: USUAL, faults: [] });
});

test('a list of hosts or origins is added to the trusted ones; `all` is all', () => {
  const images = ['cdn.example.com', 'cdn.example.com:8443', 'http://pictures.example'];
  expect(read({ images })).toEqual({
    settings: { ...USUAL, imageHosts: [...TRUSTED, ...images] },
    faults: [],
  });
  expect(read({ images: 'all' })).toEqual({ settings: { ...USUAL, imageHosts: 'all' }, faults: [] });
});

test('the other parts are taken as they are', () => {
  const wishes = { html: false, maths: false, diagrams: '/dify-chat' };
  expect(read(wishes)).toEqual({ settings: { ...USUAL, ...wishes }, faults: [] });
  expect(read({ diagrams: false }).settings).toEqual({ ...USUAL, diagrams: false });
});

test.each([
  [{ images: true }, 'option "markdown.images" should be: trusted | all | list of hosts'],
  [{ images: 'cdn.example.com' }, 'option "markdown.images" should be: trusted | all | list of hosts'],
  [{ images: null }, 'option "markdown.images" should be: trusted | all | list of hosts'],
  [{ html: 'no' }, 'option "markdown.html" should be: boolean'],
  [{ diagrams: 7 }, 'option "markdown.diagrams" should be: boolean or text'],
  [{ math: true }, 'unknown option "markdown.math"'],
])('%j is left out and told in one line', (wishes, fault) => {
  expect(read(wishes)).toEqual({ settings: USUAL, faults: [fault] });
});

test('of a list, what is no host is told with how hosts are written', () => {
  const faults = findSettingsFaults({
    images: ['*.example.com', 'cdn.example.com', 'a.example/pictures', 7],
  });
  expect(faults).toHaveLength(3);
  expect(faults[0]).toBe(
    'option "markdown.images": "*.example.com" is no host. Each is written as "cdn.example.com", with its port where it has one, without a path or "*".',
  );
});
