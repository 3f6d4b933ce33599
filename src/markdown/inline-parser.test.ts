import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { parseInline } from './inline-parser';
import type { InlineToken } from './inline-token';
import { readDefinition, type Definition } from './link-target';

/** Chapters of the specification about what stands inside blocks. */
const CHAPTERS = new Set([
  'Inlines',
  'Precedence',
  'Backslash escapes',
  'Entity and numeric character references',
  'Code spans',
  'Emphasis and strong emphasis',
  'Links',
  'Images',
  'Autolinks',
  'Raw HTML',
  'Hard line breaks',
  'Soft line breaks',
  'Textual content',
]);
/** Where GFM says otherwise: bare addresses are links. `\\[…\\]` is a formula (12). And a closing tag may carry attributes: it is dropped anyway. */
const DIFFERENT = new Set([12, 602, 608, 611, 612, 624]);

/** Tokens in the specification's spelling of HTML; entities and addresses are compared decoded. */
function html(tokens: readonly InlineToken[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'text':
        case 'escape':
          return escape(token.text, token.type === 'escape');
        case 'codespan':
          return `<code>${escape(token.text, true)}</code>`;
        case 'formula':
          return escape(token.raw, true);
        case 'br':
          return '\n';
        case 'html':
          return token.raw;
        case 'strong':
        case 'em':
        case 'del':
          return `<${token.type}>${html(token.tokens)}</${token.type}>`;
        case 'image':
          return `<img src="${token.href}" alt="${plain(token.tokens)}"${titleOf(token)} />`;
        case 'link':
          return `<a href="${token.href}"${titleOf(token)}>${html(token.tokens)}</a>`;
        default:
          token satisfies never;
          return '';
      }
    })
    .join('');
}

function titleOf({ title }: { title: string }): string {
  return title === '' ? '' : ` title="${escape(title, false)}"`;
}

function plain(tokens: readonly InlineToken[]): string {
  return tokens
    .map((token) => ('tokens' in token ? plain(token.tokens) : 'text' in token ? token.text : ''))
    .join('');
}

function escape(text: string, isLiteral: boolean): string {
  const safe = isLiteral ? text.replaceAll('&', '&amp;') : text.replaceAll(/&(?![#\w]+;)/g, '&amp;');
  return safe.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Addresses as the specification writes them, percent-encoded, without their encoding; no `<br />` for hard breaks. */
function normalize(wanted: string): string {
  const decoded = wanted
    .replaceAll(/(href|src)="([^"]*)"/g, (_, name, url: string) => {
      try {
        return `${name}="${decodeURI(url.replaceAll('&amp;', '&').replaceAll('%5B', '[').replaceAll('%5C', '\\'))}"`;
      } catch {
        return `${name}="${url}"`;
      }
    })
    .replaceAll('<br />\n', '\n');
  return decoded.replaceAll('%20', ' ').replaceAll('%22', '"');
}

function render(markdown: string): string {
  const definitions = new Map<string, Definition>();
  const paragraphs: string[] = [];
  for (const block of markdown.trimEnd().split(/\n\n+/)) {
    let rest = block.trimStart();
    for (let found = readDefinition(rest); found; found = readDefinition(rest)) {
      if (!definitions.has(found.label)) definitions.set(found.label, found);
      rest = rest.slice(found.length).trimStart();
    }
    if (rest !== '') paragraphs.push(rest.replaceAll(/\n +/g, '\n'));
  }
  return html(parseInline(paragraphs.join('\n\n'), (label) => definitions.get(label)));
}

const examples = tests.filter(
  ({ section, number, html: wanted }) =>
    CHAPTERS.has(section) && !DIFFERENT.has(number) && /^<p>(?:(?!<p>)[^])*<\/p>\n$/.test(wanted),
);

test('the specification has enough examples to tell', () => {
  expect(examples.length).toBeGreaterThan(300);
});

// Entities stay as they are in the tokens: the writer decodes them, so examples about them are left to the browser.
for (const { number, section, markdown, html: wanted } of examples) {
  if (/&(?:#|[a-z]{3,};)/i.test(markdown)) continue;
  test(`CommonMark ${number}: ${section}`, () => {
    const text = markdown.replaceAll('→', '\t');
    expect(normalize(`<p>${render(text)}</p>\n`)).toBe(normalize(wanted.replaceAll('→', '\t')));
  });
}

const none = (): undefined => undefined;

test.each([
  ['see https://example.org/a_b?x=(1), or', 'https://example.org/a_b?x=(1)'],
  ['(www.example.org/path).', 'http://www.example.org/path'],
  ['write to mira@example.org.', 'mailto:mira@example.org'],
  ['https://example.org/&copy;', 'https://example.org/'],
])('a bare address is a link without the sentence’s punctuation: %s', (text, href) => {
  const links = parseInline(text, none).filter((token) => token.type === 'link');
  expect(links).toMatchObject([{ href, autolink: true }]);
});

test.each(['abc', 'http://', 'a@b', '@', 'x.www.y', 'www.'])('%s is no address', (text) => {
  expect(parseInline(text, none)).toEqual([{ type: 'text', raw: text, text }]);
});

test('two tildes strike through, one or three do not', () => {
  expect(parseInline('~~old~~ ~5 ~~~x~~~', none).map(({ type }) => type)).toEqual(['del', 'text']);
});

test('an address inside a link’s label is its text', () => {
  expect(parseInline('[see https://a.example](https://b.example)', none)).toMatchObject([
    {
      type: 'link',
      href: 'https://b.example',
      tokens: [{ type: 'text' }, { type: 'escape', text: 'https://a.example' }],
    },
  ]);
});

test('the source of all tokens together is the text, but for spaces around line breaks', () => {
  const text =
    'a **b *c* d** `e` [f](g "h") ![i](j) <k@l.example> <b>m</b> ~~n~~ www.o.example \\* &amp; [p]';
  expect(
    parseInline(text, none)
      .map(({ raw }) => raw)
      .join(''),
  ).toBe(text);
});

test('a single line break is one, with or without spaces or a backslash before it', () => {
  for (const text of ['a\nb', 'a  \nb', 'a\\\nb']) {
    expect(
      parseInline(text, none).map(({ type }) => type),
      text,
    ).toEqual(['text', 'br', 'text']);
  }
});
