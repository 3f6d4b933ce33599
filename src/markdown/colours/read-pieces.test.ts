import { expect, test } from 'vitest';
import { loadGrammar } from './load-grammar';
import { readPieces } from './read-pieces';

const load = (name: string) => loadGrammar(name, () => expect.unreachable());

async function read(text: string, grammar: string): Promise<string[]> {
  const pieces = await readPieces(text, grammar, load);
  return pieces.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

test.each([
  ['js', 'const a = "x"; // why', ['keyword const', 'string "x"', 'comment // why']],
  ['js', 'return /^a+$/i', ['keyword return', 'string /^a+$/i']],
  ['ts', 'class Order {}', ['keyword class', 'name Order']],
  ['py', 'def f(): # TODO x', ['keyword def', 'name f', 'comment # TODO x']],
  ['json', '{"a": 1, "b": null}', ['property "a"', 'number 1', 'property "b"', 'number null']],
  ['diff', '-a\n+b\n c', ['deleted -a', 'inserted +b']],
  ['sql', 'a AND b', ['keyword AND']],
  ['php', '<?php $a = null;', ['keyword <?php', 'property $a', 'number null']],
  ['ruby', 'def pay! # x', ['keyword def', 'comment # x']],
  ['csharp', 'namespace Shop;', ['keyword namespace', 'name Shop']],
  ['kotlin', 'val a = "x"', ['keyword val', 'string "x"']],
  ['swift', 'let a = nil', ['keyword let', 'number nil']],
])('%s has its colours in %j', async (grammar, text, expected) => {
  expect(await read(text, grammar)).toEqual(expected);
});

test('HTML has its tags, attributes and values, and the languages inside it', async () => {
  expect(await read('<p id="a"><!-- x --><script>let a</script><i style="color: red">', 'html')).toEqual([
    'keyword p',
    'property id',
    'string "a"',
    'comment <!-- x -->',
    'keyword script',
    'keyword let',
    'keyword script',
    'keyword i',
    'property style',
    'string "',
    'property color',
    'number red',
    'string "',
  ]);
});

test('what only blanks part is one piece', async () => {
  expect(await read('// a\n// b\n', 'js')).toEqual(['comment // a\n// b\n']);
});

test('offsets count UTF-16 units, as ranges do', async () => {
  expect(await read('x = "😀é" # 👍\ny = 1', 'py')).toEqual(['string "😀é"', 'comment # 👍', 'number 1']);
});

test('a language inside another that cannot be had leaves the text as it is', async () => {
  const pieces = await readPieces('<script>let a</script>', 'html', (name) =>
    name === 'js' ? Promise.resolve(undefined) : load(name),
  );
  expect(pieces.map(({ kind }) => kind)).toEqual(['keyword', 'keyword']);
});

// Exponential time would outlast the test's own limit many times over.
const UNITS = [
  '<a  b',
  '<a  b  c=',
  '<a "',
  "<a '",
  '<',
  '<a',
  '<!--',
  '<style ',
  '<script>',
  ' a=',
  '\\',
  '"\\',
  '&',
];
test.each(UNITS)('a tag that never ends takes no exponential time: %j', async (unit) => {
  await read(unit.repeat(10_000 / unit.length), 'html');
  await read(`<a${unit.repeat(10_000 / unit.length)}`, 'html');
});

test.each('bash c css docker go http js json lua make md php pl py rs ruby sql toml ts yaml'.split(' '))(
  'hostile code ends: %s',
  async (grammar) => {
    for (const unit of [
      '\\',
      '"',
      '`${',
      '{',
      '[',
      '/',
      '*',
      'e-',
      '_a ',
      '--[[',
      '```',
      'f"{',
      '|\n',
      '\n ',
    ])
      await read(unit.repeat(4_000 / unit.length), grammar);
  },
);
