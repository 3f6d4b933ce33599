export interface LinkTarget {
  href: string;
  title: string;
}

export const PUNCTUATION = /[!-/:-@[-`{-~]/;
const DESTINATION = /<((?:\\.|[^\\<>\n])*)>|(?![<])((?:\\[!-/:-@[-`{-~]|[^\s])+)/y;
const TITLE = /"((?:\\[^]|[^"\\])*)"|'((?:\\[^]|[^'\\])*)'|\(((?:\\[^]|[^()\\])*)\)/y;
export const LABEL = /\[((?:\\[^]|[^\][\\])*)\]/y;
const SPACES = /[ \t]*(?:\n[ \t]*)?/y;
const LINE_END = /[ \t]*(?:\n|$)/y;

/** Labels match whatever their case and spaces. */
export function normalizeLabel(label: string): string {
  return label.trim().replaceAll(/\s+/g, ' ').toLowerCase().toUpperCase();
}

export interface Definition extends LinkTarget {
  label: string;
  /** Characters it takes. */
  length: number;
}

/** A reference definition at the start of `text`. */
export function readDefinition(text: string): Definition | undefined {
  const label = match(LABEL, text, 0)?.[1];
  if (label === undefined || label.trim() === '' || label.length > 999) return undefined;
  let at = label.length + 2;
  if (text[at] !== ':') return undefined;
  at = skipSpaces(text, at + 1);
  const destination = match(DESTINATION, text, at);
  if (!destination) return undefined;
  at += destination[0].length;
  const definition = {
    label: normalizeLabel(label),
    href: unescape(destination[1] ?? destination[2] ?? ''),
    title: '',
  };
  const before = skipSpaces(text, at);
  const title = before > at ? match(TITLE, text, before) : undefined;
  const titled = title && lineEnd(text, before + title[0].length);
  if (title && titled !== undefined) return { ...definition, title: titleOf(title), length: titled };
  const plain = lineEnd(text, at);
  return plain === undefined ? undefined : { ...definition, length: plain };
}

/** `address "title")` from `from` on. */
export function readTarget(text: string, from: number): (LinkTarget & { to: number }) | undefined {
  let at = skipSpaces(text, from);
  let href = '';
  const angle = text[at] === '<' ? match(DESTINATION, text, at) : undefined;
  if (text[at] === '<') {
    if (!angle) return undefined;
    href = angle[1] ?? '';
    at += angle[0].length;
  } else {
    const start = at;
    for (let depth = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\\' && PUNCTUATION.test(text.charAt(at + 1))) at++;
      else if (character === '(') depth++;
      else if (character === ')' && depth-- === 0) break;
      else if (character <= ' ') break;
    }
    href = text.slice(start, at);
  }
  const before = skipSpaces(text, at);
  const title = before > at ? match(TITLE, text, before) : undefined;
  const close = skipSpaces(text, title ? before + title[0].length : at);
  if (text[close] !== ')') return undefined;
  return { href: unescape(href), title: title ? titleOf(title) : '', to: close + 1 };
}

export function match(sticky: RegExp, text: string, from: number): RegExpExecArray | undefined {
  sticky.lastIndex = from;
  return sticky.exec(text) ?? undefined;
}

function skipSpaces(text: string, from: number): number {
  return from + (match(SPACES, text, from)?.[0].length ?? 0);
}

/** Where the line goes on after spaces only; `undefined` where there is more on it. */
function lineEnd(text: string, from: number): number | undefined {
  const found = match(LINE_END, text, from);
  return found ? from + found[0].length : undefined;
}

function titleOf([, double, single, round]: RegExpExecArray): string {
  return unescape(double ?? single ?? round ?? '');
}

function unescape(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}
