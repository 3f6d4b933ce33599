import type { InlineToken } from './inline-token';
import { skipBlanks } from './scan';
import { tagDepth } from './tags';

/**
 * Long text is read in runs, each short enough to be read again with every delta. A run ends behind a line
 * break, a space or a CJK punctuation mark where no markup is open, so that cutting there changes nothing. The
 * cut depends on nothing but the text up to it: every way to cut the stream into deltas gives the same runs.
 */
export interface Cut {
  /** What the run reads. */
  readonly source: string;
  readonly tokens: InlineToken[];
  /** The run ended in a line break, which is not part of `source`. */
  readonly lineBreak: boolean;
  /** Where the next one begins. */
  readonly next: number;
}

/** Shorter runs within a line would cost more nodes than they save. */
const SHORTEST = 240;
/** Markup still open after so many characters is taken for plain characters. */
const LONGEST = 2000;
/** One word of this length is cut anywhere. */
const LONGEST_WORD = 16_000;
const GAP = /[\s\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f](?!\$\$)/g;

/**
 * The next run of `text` from `from`; undefined: the rest is one run, which may still grow.
 * @param tried - places up to this one were tried before, in vain.
 * @param onTry - told each place tried in vain.
 */
export function cutRun(
  text: string,
  from: number,
  lex: (source: string) => InlineToken[],
  tried: number,
  onTry: (index: number) => void,
): Cut | undefined {
  let last = Math.max(from, tried);
  for (;;) {
    const line = text.indexOf('\n', last === from ? from : last + 1);
    GAP.lastIndex = last + SHORTEST;
    let index = GAP.exec(text)?.index ?? -1;
    if (line >= 0 && (index < 0 || line < index)) index = line;
    if (index < 0 || index - from > LONGEST_WORD) {
      if (text.length - from <= LONGEST_WORD) return undefined;
      index = from + LONGEST_WORD;
    }

    const lineBreak = text[index] === '\n';
    const next = lineBreak ? skipBlanks(text, index + 1) : index + 1;
    if (next >= text.length) return undefined;

    const source = lineBreak ? text.slice(from, index).replace(/(?: +|\\)$/, '') : text.slice(from, next);
    const tokens = lex(source);
    if (isClosed(tokens) || index - from >= LONGEST) return { source, tokens, lineBreak, next };
    last = index;
    onTry(index);
  }
}

/** Whether nothing in these tokens could still be joined by what follows them. */
function isClosed(tokens: readonly InlineToken[]): boolean {
  let tags = 0;
  for (const token of tokens) {
    if (token.type === 'html') tags += tagDepth(token.raw);
    else if ('tokens' in token) {
      if (!isClosed(token.tokens)) return false;
    } else if (
      token.type === 'escape'
        ? /[[(]/.test(token.text)
        : token.type === 'text' && OPEN.test(token.raw.replace(INERT, ''))
    )
      return false;
  }
  return tags === 0;
}

/** Underscores inside words and brackets in pairs open nothing. */
const INERT = /[\p{L}\p{N}]_+(?=[\p{L}\p{N}])|\[[^[\]]*\](?![[(])/gu;
const OPEN = /[`[]|\$\$|[*_~](?![\s*_~])|<[a-z/!?]/i;
