import { array, constantFrom, double, integer, oneof, tuple } from 'fast-check';
import { CORPUS } from './corpus';

/** Small pieces that mean something at the start of a line, inside one, or where two of them meet. */
const PIECES = [
  ['a', 'b', 'word', ' ', '\n', '\n\n', '\t', '    ', 'é', '漢', '👩‍👧', '.', ':', ', ', '"', "'"],
  ['*', '**', '***', '_', '__', '~~', '~', '`', '``', '```', '```js\n', '~~~', '\\', '&', '&amp;', '&#35;'],
  ['$', '$$', '\\(', '\\)', '\\[', '\\]', '\\[\n', '\n$$\n', 'x_1'],
  ['[^1]', '[^1]: ', '[^a]', '\n[^a]: ', '[a](#b)', '\n# b\n'],
  ['[', ']', '(', ')', '](', '![', '[a]', '[a]: /u\n', '[b](https://a.example)', 'https://a.example', '@'],
  [
    '<',
    '>',
    '<b>',
    '</b>',
    '<br>',
    '<div>\n',
    '</div>',
    '<details>',
    '<form>',
    '<label for="a">',
    '<input name="a">',
    '</form>',
    '<button data-message="a">',
    '<!--',
    '-->',
    '<T>',
    '/>',
    '=',
  ],
  [
    '#',
    '# ',
    '## ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2) ',
    '> ',
    '---',
    '===',
    '|',
    '|-|',
    '| a |\n|---|\n',
    '[ ] ',
  ],
].flat();

const pieces = array(constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));
const example = constantFrom(...CORPUS.filter((text) => text.length < 400));
const cut = tuple(example, double({ min: 0, max: 1, noNaN: true }));
const block = oneof(
  { weight: 3, arbitrary: example },
  { weight: 1, arbitrary: cut.map(([text, part]) => text.slice(0, Math.floor(text.length * part))) },
  { weight: 2, arbitrary: pieces },
);

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : others) + line)
    .join('\n');
}

const nested = tuple(
  block,
  constantFrom(['', ''], ['> ', '> '], ['- ', '  '], ['1. ', '   '], ['> ', '']),
).map(([text, [first = '', others = '']]) => indent(text, first, others));

/** Documents of a few blocks, often broken. */
export const documents = array(tuple(nested, constantFrom('\n', '\n\n', '', ' ', '\r\n')), {
  minLength: 1,
  maxLength: 5,
}).map((parts) => parts.flat().join(''));

/** Sizes of deltas. */
export const deltas = array(integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
