import { expect, test } from 'vitest';
import { chunks, events, textOf, visit } from './test-client';

const ANSWER = 'Straße ins Café 🌊 \\ "öffnet" 日本';
const decoder = new TextDecoder();

test.each(['none', 'utf8', 'prefix', 'escape', 'many', 'bytes'])(
  'says the same however it is cut: %s',
  async (cut) => {
    for (const profile of ['a', 'd'] as const) {
      const visitor = await visit('basic', { profile, settings: { cut, answer: ANSWER } });
      const read = await chunks(await visitor.ask('Hello'));
      const wire = new Uint8Array(read.flatMap((chunk) => Array.from(chunk)));
      expect(textOf(events(decoder.decode(wire)))).toBe(ANSWER);
    }
  },
);

test('sends one event per chunk unless told otherwise', async () => {
  const visitor = await visit('basic', { settings: { answer: ['a', 'b'] } });
  const read = await chunks(await visitor.ask('Hello'));
  expect(read.map((chunk) => events(decoder.decode(chunk)).length)).toEqual([1, 1, 1]);
});

test('cuts inside characters, inside escapes, and joins events', async () => {
  const settings = { answer: ['é', 'ü', 'ø', 'å'] };
  const utf8 = await visit('basic', { settings: { ...settings, cut: 'utf8' } });
  const [head] = await chunks(await utf8.ask('Hello'));
  expect(head?.at(-1)).toBe(0xc3);

  const escape = await visit('basic', { profile: 'a', settings: { ...settings, cut: 'escape' } });
  const pieces = (await chunks(await escape.ask('Hello'))).map((chunk) => decoder.decode(chunk));
  expect(pieces[0]?.endsWith('\\')).toBe(true);
  expect(pieces[1]).toBe('u00');

  const many = await visit('basic', { settings: { ...settings, cut: 'many' } });
  const joined = await chunks(await many.ask('Hello'));
  expect(joined.map((chunk) => events(decoder.decode(chunk)).length)).toEqual([3, 2]);
});

test('writes ASCII with spaces before 1.9, and raw UTF-8 since', async () => {
  const write = async (profile: 'a' | 'a-late'): Promise<string> => {
    const visitor = await visit('basic', { profile, settings: { answer: '🌊é' } });
    return (await visitor.ask('Hello')).text();
  };
  expect(await write('a')).toContain('"answer": "\\ud83c\\udf0a\\u00e9", "from_variable_selector": null}');
  expect(await write('a-late')).toContain('"answer":"🌊é","from_variable_selector":null}');
});
