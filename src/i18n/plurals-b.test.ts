import { expect, test } from 'vitest';
import { ar } from './ar';
import { fa } from './fa';
import { he } from './he';
import { hi } from './hi';
import { ja } from './ja';
import { ko } from './ko';
import { ru } from './ru';
import { th } from './th';
import { uk } from './uk';
import { zhHans } from './zh-Hans';
import { zhHant } from './zh-Hant';

const LANGUAGES = [zhHans, zhHant, ja, ko, ru, uk, hi, fa, ar, he, th];

test('counts in Russian with three forms', () => {
  const said = [1, 2, 5, 11, 12, 21, 22, 111].map((count) => ru.matches(count).replace('\u00a0', ' '));
  expect(said).toEqual([
    '1 диалог',
    '2 диалога',
    '5 диалогов',
    '11 диалогов',
    '12 диалогов',
    '21 диалог',
    '22 диалога',
    '111 диалогов',
  ]);
  expect(ru.retries(3)).toBe('3\u00a0повтора');
});

test('says a limit in Russian in the genitive', () => {
  expect(ru.tooLong(1)).toBe('Не больше 1\u00a0символа.');
  expect(ru.tooLong(2)).toBe('Не больше 2\u00a0символов.');
  expect(ru.tooLong(21)).toBe('Не больше 21\u00a0символа.');
  expect(ru.tooManyFiles(1)).toBe('Можно отправить только один файл.');
  expect(ru.tooManyFiles(3)).toBe('Можно отправить не больше 3\u00a0файлов.');
});

test('counts in Ukrainian with three forms', () => {
  const said = [1, 2, 5, 11, 14, 21, 24, 100].map((count) => uk.matches(count).replace('\u00a0', ' '));
  expect(said).toEqual([
    '1 розмова',
    '2 розмови',
    '5 розмов',
    '11 розмов',
    '14 розмов',
    '21 розмова',
    '24 розмови',
    '100 розмов',
  ]);
  expect(uk.tooLong(500)).toBe('Не більше ніж 500\u00a0символів.');
  expect(uk.tooManyFiles(1)).toBe('Можна надіслати лише один файл.');
  expect(uk.tooManyFiles(3)).toBe('Можна надіслати не більше ніж 3\u00a0файли.');
});

test('counts in Arabic with a word for one and two and three forms after a number', () => {
  expect([1, 2, 3, 10, 11, 99, 100, 103].map(ar.matches)).toEqual([
    'محادثة واحدة',
    'محادثتان',
    '3 محادثات',
    '10 محادثات',
    '11 محادثة',
    '99 محادثة',
    '100 محادثة',
    '103 محادثات',
  ]);
  expect([1, 2, 5, 20, 100].map(ar.tooLong)).toEqual([
    'الحد الأقصى: حرف واحد.',
    'الحد الأقصى: حرفان.',
    'الحد الأقصى: 5 أحرف.',
    'الحد الأقصى: 20 حرفًا.',
    'الحد الأقصى: 100 حرف.',
  ]);
  expect(ar.tooManyFiles(2)).toBe('يمكن إرسال ملفين فقط.');
});

test('writes numbers in sentences with the digits of the language', () => {
  expect(fa.matches(12)).toBe('۱۲ گفتگو');
  expect(fa.tooLong(48_000)).toBe('حداکثر ۴۸٬۰۰۰ نویسه.');
  expect(fa.version(2, 3)).toBe('۲ از ۳');
  expect(ar.version(2, 3)).toBe('2 من 3');
  expect(hi.version(2, 3)).toBe('3 में से 2');
});

test.each(LANGUAGES)('says in $code what it says around a name, without the name', (language) => {
  // The hidden text before the name of a file: no quotes and no particle stay behind.
  expect(language.download('').trim()).toMatch(/^[\p{L}\p{M}\u200c ]+:?$/u);
  // The name of a tool is set apart from its sentence.
  expect(language.usedTool('\0').split('\0')).toHaveLength(2);
  expect(language.usingTool('\0').split('\0')).toHaveLength(2);
});
