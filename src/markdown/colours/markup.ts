import type { ShjGrammar, ShjRule } from '@speed-highlight/core/tokenize';

/**
 * HTML and XML. Not the library's (2.1.0): there a tag without its `>` takes exponential time, because blanks between
 * attributes can be split in two ways each. Here each character fits one alternative only.
 */
const ATTRIBUTES = `(?:[^<>"']|"[^"<]*"|'[^'<]*')*`;

const opening = (name: string) => `<[/!?]?${name}(?=[\\s/>?])${ATTRIBUTES}>`;

/** The value of an attribute that is code itself. */
function codeIn(name: string, sub: string): ShjRule {
  return {
    type: 'str',
    match: new RegExp(`(?<=\\s${name}=)(?:"[^"]*"|'[^']*')`, 'gi'),
    sub: [{ match: /(?<=^["'])[^]+(?=["']$)/g, sub }],
  };
}

const inTag: ShjGrammar = [
  codeIn('style', 'css'),
  codeIn('on\\w{1,30}', 'js'),
  { type: 'str', match: /"[^"]*"|'[^']*'|(?<==)[^\s"'>]+/g },
  { type: 'kwd', match: /^<[/!?]?[^\s/>?]+/g, sub: [{ type: 'oper', match: /^<[/!?]?/g }] },
  { type: 'var', match: /[^\s"'<>/=?]+/g },
];

function codeBetween(name: string, sub: string): ShjRule {
  return {
    match: new RegExp(`${opening(name)}[^]*?</${name}>`, 'gi'),
    sub: [
      { match: new RegExp(`^${opening(name)}|</${name}>$`, 'gi'), sub: inTag },
      { match: new RegExp(`[^]+(?=</${name}>$)`, 'gi'), sub },
    ],
  };
}

export const markup: ShjGrammar = [
  { type: 'cmnt', match: /<!--[^]*?-->/g },
  codeBetween('style', 'css'),
  codeBetween('script', 'js'),
  { match: new RegExp(opening('[\\w:.-]+'), 'g'), sub: inTag },
  { type: 'num', match: /&#?\w{1,30};/g },
];
