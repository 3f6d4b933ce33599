import { expect, test } from 'vitest';
import type { Block, Item, Root } from './block';
import { BlockParser } from './block-parser';

/** The shape of a tree: `ul(li(p"a"))`. */
function shape(block: Block | Item | Root): string {
  switch (block.kind) {
    case 'root':
      return block.children.map(shape).join(' ');
    case 'quote':
      return `quote(${block.children.map(shape).join(' ')})`;
    case 'list':
      return `${block.start === undefined ? 'ul' : `ol${block.start}`}${block.loose ? '!' : ''}(${block.children.map(shape).join(' ')})`;
    case 'item':
      return `li${block.task === undefined ? '' : `[${block.task}]`}${block.note === undefined ? '' : `^${block.note}`}(${block.children.map(shape).join(' ')})`;
    case 'paragraph':
      return `p${JSON.stringify(block.text)}`;
    case 'heading':
      return `h${block.level}${JSON.stringify(block.text)}`;
    case 'rule':
      return 'hr';
    case 'code':
    case 'html':
      return `${block.kind}${JSON.stringify(block.lines.join('\n'))}`;
    case 'table':
      return `table(${[block.header.join(','), ...block.rows].join('; ')})`;
    default:
      return block satisfies never;
  }
}

function parse(text: string, complete = true): string {
  const parser = new BlockParser((source) => source);
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  for (const line of lines) parser.read(line);
  if (complete) {
    parser.read(last);
    parser.end();
  } else parser.preview(last);
  return shape(parser.root);
}

test.each([
  ['- a\n- b', 'ul(li(p"a") li(p"b"))'],
  ['- a\n\n- b', 'ul!(li(p"a") li(p"b"))'],
  ['- a\n  - b\n\n    c\n- d', 'ul(li(p"a" ul!(li(p"b" p"c"))) li(p"d"))'],
  ['- a\n  - b\n\n- c', 'ul!(li(p"a" ul(li(p"b"))) li(p"c"))'],
  ['- ```\n  x\n\n  y\n  ```\n- b', 'ul(li(code"x\\n\\ny") li(p"b"))'],
  ['1. a\n2) b', 'ol1(li(p"a")) ol2(li(p"b"))'],
  ['a\n2. b', 'p"a\\n2. b"'],
  ['- [x] a\n- [ ] b', 'ul(li[done](p"a") li[open](p"b"))'],
  ['a\n[^1]: b\n[^x]: c\nd', 'p"a" ul(li^1(p"b") li^x(p"c\\nd"))'],
  ['[^1]: a\n\n    - b\n\n  c', 'ul!(li^1(p"a" ul(li(p"b")))) p"c"'],
  ['[^1]:a\n\n[^ 1]: b\n\n[^]: c', 'ul(li^1(p"a")) p"[^ 1]: b" p"[^]: c"'],
  ['> a\nb\n\nc', 'quote(p"a\\nb") p"c"'],
  ['\\[\n+ a\n===\n| b\n\\]\n- c', 'p"\\\\[\\n+ a\\n===\\n| b\\n\\\\]" ul(li(p"c"))'],
  ['$$\n- a\n\n- b', 'p"$$\\n- a" ul(li(p"b"))'],
  ['$$a$$\n- b', 'p"$$a$$" ul(li(p"b"))'],
  ['> - a\nb', 'quote(ul(li(p"a\\nb")))'],
  ['a\n===\nb\n---', 'h1"a" h2"b"'],
  ['| a |\n|---|\n| b |\n\nc', 'table(a; | b |) p"c"'],
  ['x\n| a |\n|---|', 'p"x" table(a)'],
  ['| a | b |\n|---|', 'p"| a | b |\\n|---|"'],
  ['<div>\n*x*\n\n*y*', 'html"<div>\\n*x*" p"*y*"'],
  ['a\n<b>\nc', 'p"a\\n<b>\\nc"'],
  ['    code\n\n    more\n', 'code"code\\n\\nmore\\n"'],
  ['-\ta\n\n\tb', 'ul!(li(p"a" p"b"))'],
])('%j is %s', (text, expected) => {
  expect(parse(text)).toBe(expected);
});

test('markup that is half there changes nothing yet', () => {
  const before = 'para\n';
  for (const half of [
    '-',
    '--',
    '---',
    '=',
    '==',
    '1',
    '1.',
    '- ',
    '#',
    '##',
    '>',
    '> ',
    '> -',
    '`',
    '```',
    '```js',
    '~~~',
    '|',
    '|--',
    '<',
    '<di',
    '<div cl',
    '*',
    '**',
    '- [',
    '- [x',
    '- [x]',
    '***',
    '&',
    '  ',
  ])
    expect(parse(before + half, false), half).toBe('p"para"');
});

test('a fence that may be closing adds no line', () => {
  for (const half of ['`', '``', '```', '``` '])
    expect(parse(`\`\`\`\na\n${half}`, false), half).toBe('code"a"');
  expect(parse('```\na\n``x', false)).toBe('code"a\\n``x"');
});

test('a previewed line leaves no trace', () => {
  const lines = [
    '- a',
    '',
    '- b',
    '  > c',
    '',
    '| x |',
    '|---|',
    '| y |',
    '```',
    'z',
    '```',
    'text',
    '===',
    '    d',
    '<div>',
    'e',
    '</div>',
    '',
    '[a]: b',
    '1. f',
  ];
  const parser = new BlockParser((source) => source);
  const plain = new BlockParser((source) => source);
  for (const line of lines) {
    for (const other of lines) {
      parser.preview(other);
      parser.revert();
      expect(shape(parser.root)).toBe(shape(plain.root));
    }
    parser.read(line);
    plain.read(line);
  }
});
