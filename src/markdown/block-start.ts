import { TAG, kindOfTag } from './tags';

/** How the blocks of CommonMark 0.31 and GFM begin; each expression reads a line without its indentation. */

export const HEADING = /^(#{1,6})(?:[ \t]+|$)/;
export const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
export const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
/** Of a list's item, its number in the first group; or of a footnote, its name in the second. */
export const MARKER = /^(?:(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)|\[\^([^\s[\]<>\\&]{1,40})]:)/;
export const TASK = /^\[([ xX])\][ \t]+(?=\S)/;

const FENCE = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;

/** The opening of a fence: its mark and what stands behind it. */
export function readFence(content: string): { mark: string; info: string } | undefined {
  const match = FENCE.exec(content);
  const mark = match?.[1] ?? match?.[3];
  return mark === undefined ? undefined : { mark, info: match?.[2] ?? match?.[4] ?? '' };
}

/** Whether a line closes a fence: the same character, at least as often, and nothing else. */
export function closesFence(content: string, mark: string): boolean {
  const end = content.trimEnd();
  return end.length >= mark.length && end === (mark[0] ?? '').repeat(end.length);
}

const HTML_ENDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

/**
 * Whether a block of HTML begins here.
 * @returns what ends it: an expression, or a blank line. `'tag'`: a blank line too, but it is one only if nothing
 *   follows the tag on its line, and it does not interrupt a paragraph.
 */
export function readHtmlStart(content: string): RegExp | 'blank' | 'tag' | undefined {
  if (!content.startsWith('<')) return undefined;
  for (const [start, end] of HTML_ENDS) if (start.test(content)) return end;
  const kind = kindOfTag(/^<\/?([a-z][a-z0-9]*)(?:\s|\/?>|$)/i.exec(content)?.[1] ?? '');
  if (kind && kind !== 'inline') return 'blank';
  TAG.lastIndex = 0;
  return TAG.test(content) && content.slice(TAG.lastIndex).trim() === '' ? 'tag' : undefined;
}

/** The cells of a table row; `\|` is a pipe inside one. */
export function splitRow(row: string): string[] {
  // NUL never comes in a text: the parser has replaced it.
  const cells = row.trim().replaceAll('\\|', '\0').split('|');
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.replaceAll('\0', '|').trim());
}

/**
 * The alignments (`''`, `'left'`, `'center'`, `'right'`) given by the row under a table's header,
 * or undefined where the two are none.
 */
export function readAligns(content: string, header: string): string[] | undefined {
  if (!/^[-|: \t]+$/.test(content) || !/[|:]/.test(content)) return undefined;
  const cells = splitRow(content);
  if (!cells.every((cell) => /^:?-+:?$/.test(cell)) || cells.length !== splitRow(header).length)
    return undefined;
  return cells.map((cell) => {
    if (!cell.endsWith(':')) return cell.startsWith(':') ? 'left' : '';
    return cell.startsWith(':') ? 'center' : 'right';
  });
}
