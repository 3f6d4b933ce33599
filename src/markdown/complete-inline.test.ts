import { expect, test } from 'vitest';
import { completeInline } from './complete-inline';

/** What is shown for a text that is still being written. */
const CASES: readonly (readonly [text: string, shown: string])[] = [
  ['plain words', 'plain words'],
  ['a **bold wo', 'a **bold wo**'],
  ['a **bold wo*', 'a **bold wo**'],
  ['a **bold** wo', 'a **bold** wo'],
  ['a **', 'a'],
  ['a *em', 'a *em*'],
  ['***both', '***both***'],
  ['**a *b', '**a *b***'],
  ['**a _b ~~c', '**a _b ~~c~~_**'],
  ['**bold ', '**bold**'],
  ['snake_case', 'snake_case'],
  ['_em', '_em_'],
  ['2*3', '2*3'],
  ['2 * 3', '2 * 3'],
  ['~one', '~one'],
  ['~~gone', '~~gone~~'],
  ['これは**重要', 'これは**重要**'],
  ['`co', '`co`'],
  ['`', ''],
  ['``co`', '``co``'],
  ['`a` b', '`a` b'],
  ['**`co', '**`co`**'],
  ['see [the docs', 'see the docs'],
  ['see [the docs]', 'see the docs'],
  ['see [the docs](', 'see the docs'],
  ['see [the docs](https://a.exam', 'see the docs'],
  ['see [the docs](<https://a.example/with sp', 'see the docs'],
  ['see [the docs](https://a.example "ti', 'see the docs'],
  ['see [the docs](https://a.example)', 'see [the docs](https://a.example)'],
  ['see [the **docs', 'see the **docs**'],
  ['as said [1', 'as said'],
  ['as said [1]', 'as said'],
  ['as said [1] and', 'as said [1] and'],
  ['list[i', 'list'],
  ['[a](b c', '[a](b c'],
  ['x ![alt te', 'x'],
  ['x ![alt](https://a.exam', 'x'],
  ['x !', 'x'],
  ['Wow!', 'Wow!'],
  ['[![badge](https://a.example/b.svg)](https://', ''],
  ['a <b', 'a'],
  ['a <a href="https://a', 'a'],
  ['a </', 'a'],
  ['a <https://a.exam', 'a'],
  ['a < b', 'a < b'],
  ['a <b and c', 'a'],
  ['a <b, c', 'a <b, c'],
  ['x <3 y', 'x <3 y'],
  ['a &am', 'a'],
  ['a &amp;', 'a &amp;'],
  ['a & b', 'a & b'],
  ['a \\', 'a'],
  ['a \\(x^2', 'a'],
  ['a \\(x\\', 'a'],
  ['a \\(x_1 * y\\) b', 'a \\(x_1 * y\\) b'],
  ['a $', 'a'],
  ['a $$x_1$', 'a'],
  ['a $$x_1 * y$$', 'a $$x_1 * y$$'],
  ['a $5', 'a $5'],
  ['\\*no em', '\\*no em'],
  ['**[', ''],
  ['**[link te', '**link te**'],
];

test.each(CASES)('%j is shown as %j', (text, shown) => {
  expect(completeInline(text)).toBe(shown);
});

test('the start of what is shown does not depend on what comes', () => {
  const text =
    'Some **bold and *em* words**, `code`, a [link to it](https://a.example) and snake_case &amp; more';
  const visible = (source: string) => completeInline(source).replace(/[*`]|\]\([^)]*\)|\[/g, '');
  for (let end = 1; end < text.length; end++)
    expect(visible(text.slice(0, end + 1)), text.slice(0, end + 1)).toContain(visible(text.slice(0, end)));
});
