import { LANGUAGES, loadLanguage } from '../../src/i18n/languages';

/** What stands for the first and the second blank of a text; in no text by itself. */
const BLANKS = ['\u0001', '\u0002'];
/** These characters are as wide as two others. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/**
 * A language of the longest texts of all: where it fits, each of them does.
 * @returns the source of a module, in the place of the file of German.
 */
export async function longestTexts(): Promise<string> {
  const languages = await Promise.all(LANGUAGES.map((language) => loadLanguage([language])));
  const texts = longest(languages.filter((language) => language !== undefined));
  return `const fill = (text) => (...values) => text.replace(/[\\u0001\\u0002]/g, (blank) => values[blank.charCodeAt(0) - 1] ?? '');
export const de = { ...${texts}, code: 'de', dir: 'ltr' };`;
}

/** The source of an object that is, name by name, the longest of these. */
function longest(objects: readonly object[]): string {
  const [first] = objects;
  if (!first) return '{}';
  const entries = Object.keys(first).map((name) => {
    const values: unknown[] = objects.map((object) => Reflect.get(object, name));
    const tables = values.filter((value) => typeof value === 'object' && value !== null);
    if (tables.length > 0) return [name, longest(tables)];
    const isFilled = values.some((value) => typeof value === 'function');
    const text = values.map(textOf).toSorted((one, other) => widthOf(other) - widthOf(one))[0] ?? '';
    return [name, isFilled ? `fill(${JSON.stringify(text)})` : JSON.stringify(text)];
  });
  return `{ ${entries.map(([name = '', source = '']) => `${JSON.stringify(name)}: ${source}`).join(', ')} }`;
}

/** A text with blanks as a text; '' where it counts in digits of its own. */
function textOf(value: unknown): string {
  const text: unknown = typeof value === 'function' ? Reflect.apply(value, undefined, BLANKS) : value;
  if (typeof text !== 'string') return '';
  return typeof value !== 'function' || text.includes('\u0001') ? text : '';
}
