import { expect, test } from 'vitest';
import { en } from '../../i18n/en';
import { parseTeaser } from './parse-teaser';
import { ENGLISH } from './texts';

function parse(raw: object) {
  const told: string[] = [];
  return { teaser: parseTeaser(raw, (message) => told.push(message)), told };
}

test('a teaser that is right is taken as it is', () => {
  const teaser = { text: 'Hello', afterSeconds: 0, afterScroll: 0.5, onExitIntent: true, urls: ['/shop/*'] };
  expect(parse(teaser)).toEqual({ teaser, told: [] });
});

test('what is wrong is left out and told in one line each', () => {
  expect(
    parse({
      text: 'Hello',
      afterSeconds: '5',
      afterScroll: 50,
      onExitIntent: 1,
      urls: '/shop',
      colour: 'red',
    }),
  ).toEqual({
    teaser: { text: 'Hello' },
    told: [
      'option "teaser.afterSeconds" should be: number of seconds',
      'option "teaser.afterScroll" should be: number from 0 to 1',
      'option "teaser.onExitIntent" should be: boolean',
      'option "teaser.urls" should be: list of texts',
      'unknown option "teaser.colour"',
    ],
  });
});

test('without a text there is none', () => {
  expect(parse({ afterSeconds: 3 })).toEqual({ teaser: undefined, told: ['option "teaser" needs a text'] });
});

test('the extras say in English what the panel says', () => {
  const { code, dismiss, moveLauncher } = en;
  expect(ENGLISH).toEqual({ code, dismiss, moveLauncher });
});
