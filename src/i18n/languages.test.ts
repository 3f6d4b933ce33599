import { expect, test } from 'vitest';
import { en } from './en';
import { languageOf, LANGUAGES, loadLanguage } from './languages';

test.each([
  ['de-AT', 'de'],
  ['PT', 'pt'],
  ['pt_BR', 'pt'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['iw', 'he'],
  ['in', 'id'],
  [' en-GB ', 'en'],
  ['sv-SE', undefined],
  ['', undefined],
  ['not a tag', undefined],
])('the tag "%s" is read as %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test('the first wish that there is a language for is met', async () => {
  expect(await loadLanguage(['sv', '?', 'de-CH', 'fr'])).toMatchObject({ code: 'de' });
  expect(await loadLanguage(['sv'])).toBeUndefined();
});

test.each(LANGUAGES)(
  '%s has every text, none of them empty, and its functions use what they are given',
  async (name) => {
    const texts = await loadLanguage([name]);
    expect(texts?.code.startsWith(name)).toBe(true);
    expect(texts?.dir).toBe(['ar', 'fa', 'he'].includes(name) ? 'rtl' : 'ltr');
    expect(Object.keys(texts ?? {}).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(texts?.errors ?? {}).toSorted()).toEqual(Object.keys(en.errors).toSorted());
    for (const [key, text] of Object.entries({ ...texts, ...texts?.errors })) {
      if (typeof text === 'string') expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
    }
    for (const key of [
      'usedTool',
      'tryAgainIn',
      'removeFile',
      'moreFor',
      'image',
      'download',
      'showImage',
    ] as const)
      expect(texts?.[key]('NAME'), key).toContain('NAME');
  },
);

const COUNTS = [0, 1, 2, 3, 4, 5, 11, 21, 22, 25, 100, 101, 111];

test.each(LANGUAGES)('%s says every count as a whole sentence', async (name) => {
  const texts = await loadLanguage([name]);
  for (const count of COUNTS) {
    for (const key of ['matches', 'retries', 'sources', 'tooManyFiles', 'tooLong', 'thoughtFor'] as const)
      expect(texts?.[key](count), `${key}(${count})`).toMatch(/^(?!.*(undefined|null|NaN)).+$/);
  }
});
