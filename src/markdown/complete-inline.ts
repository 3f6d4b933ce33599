import { readFlanks } from './flanking';
import { FORMULA } from './formula';
import { findRun, isSpace, runLength } from './scan';
import { TAG, isHalfTag } from './tags';

interface Opener {
  readonly mark: string;
  length: number;
  readonly from: number;
  readonly to: number;
}

/** An unclosed `[` this far back is a bracket, no link: links have short labels. */
const LONGEST_LABEL = 200;
/** A label that may be an index or a citation (`[1]`), or that holds an image: nothing of it is shown yet. */
const UNCERTAIN = /^\[(?:!\[|[^\s\]]{0,40}\]?$)/;
const SPECIAL = /[\\`<![\]*_~&$]/g;
/** A formula that is not closed after so many characters, within a line or from its start, is shown as it is written. */
const LONGEST_FORMULA = [200, 1000] as const;
const WHOLE_ANGLE = /<(?:!--[^]*?-->|[a-z][a-z0-9+.-]+:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)/iy;

/**
 * Completes text that is still being written, for display: open emphasis, strong, strikethrough and code are
 * closed; of a link only the label is shown until its address is there; half an image, tag, entity, escape or
 * marker is left out.
 */
export function completeInline(source: string): string {
  const text = source.trimEnd();
  const openers: Opener[] = [];
  const brackets: number[] = [];
  const hidden: number[] = [];
  let end = text.length;
  let closing = '';

  for (let i = next(text, 0); i < end; i = next(text, i)) {
    const character = text.charAt(i);
    const run = runLength(text, i);
    const last = i + run === text.length;
    switch (character) {
      case '\\':
      case '$': {
        FORMULA.lastIndex = i;
        const isFormula = FORMULA.test(text);
        const isHalf =
          /^(?:.$|\\[[(]|\$\$)/.test(text.slice(i, i + 2)) &&
          text.length - i < LONGEST_FORMULA[text[i - 1] === '\n' || i === 0 ? 1 : 0];
        if (isFormula) i = FORMULA.lastIndex;
        else if (isHalf) end = i;
        else i += character === '$' ? run : 2;
        break;
      }
      case '`': {
        const close = findRun(text, i + run, run);
        if (close < 0) {
          const inside = text.slice(i + run).replace(/`+$/, '');
          end = inside.trim() === '' ? i : i + run + inside.length;
          if (end > i) closing = '`'.repeat(run);
        }
        i = close < 0 ? end : close + run;
        break;
      }
      case '<': {
        const to = angleEnd(text, i);
        if (to === undefined && isHalfTag(text, i)) end = i;
        i = to ?? i + 1;
        break;
      }
      case '&':
        if (/^&(?:#?\w{0,8})$/.test(text.slice(i, i + 12))) end = i;
        i++;
        break;
      case '!':
        if (text[i + 1] === '[') brackets.push(i++);
        else if (last && (i === 0 || isSpace(text[i - 1]))) end = i;
        i++;
        break;
      case '[':
        brackets.push(i++);
        break;
      case ']': {
        const start = brackets.pop();
        const to = start === undefined ? i + 1 : linkEnd(text, i);
        if (to !== undefined) {
          // What was opened inside a link ends with it.
          if (to > i + 1) while ((openers.at(-1)?.from ?? -1) > (start ?? i)) openers.pop();
          i = to;
        } else if (start === undefined || text[start] === '!' || UNCERTAIN.test(text.slice(start)))
          end = start ?? i;
        else {
          hidden.push(start);
          end = i;
        }
        break;
      }
      default:
        if (last) end = i;
        else if (character !== '~' || run === 2) readDelimiters(text, i, run, openers);
        i += run;
    }
  }

  for (const start of brackets) {
    if (start >= end) break;
    if (text[start] === '!' || UNCERTAIN.test(text.slice(start, end))) end = start;
    else if (end - start < LONGEST_LABEL && !/\w/.test(text.charAt(start - 1))) hidden.push(start);
  }
  let marks = '';
  for (const { mark, length, from, to } of openers.toReversed()) {
    if (from >= end) continue;
    if (closing === '' && marks === '' && /^[\s[]*$/.test(text.slice(to, end))) end = from;
    else marks += mark.repeat(length);
  }
  let shown = '';
  let position = 0;
  for (const index of hidden.toSorted((a, b) => a - b)) {
    if (index >= end) break;
    shown += text.slice(position, index);
    position = index + 1;
  }
  return (shown + text.slice(position, end)).trimEnd() + closing + marks;
}

function next(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

function angleEnd(text: string, from: number): number | undefined {
  for (const whole of [TAG, WHOLE_ANGLE]) {
    whole.lastIndex = from;
    if (whole.test(text)) return whole.lastIndex;
  }
  return undefined;
}

/** Where what begins with the label ending at `from` ends; undefined: not yet. */
function linkEnd(text: string, from: number): number | undefined {
  const after = text[from + 1];
  if (after === undefined) return undefined;
  if (after === '[') {
    const close = text.indexOf(']', from + 2);
    return close < 0 ? undefined : close + 1;
  }
  if (after !== '(') return from + 1;
  let depth = 1;
  let begin = from + 2;
  if (text[begin] === '<') {
    begin = text.indexOf('>', begin);
    if (begin < 0) return undefined;
  }
  for (let i = begin; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') i++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i + 1;
    else if (isSpace(character)) {
      // Behind the address only a title may stand.
      const title = /^\s*(?:$|"[^"]*(?:$|"\s*(?:$|\)))|'[^']*(?:$|'\s*(?:$|\)))|\))/.exec(text.slice(i));
      if (!title) return from + 1;
      return title[0].endsWith(')') && i + title[0].length <= text.length ? i + title[0].length : undefined;
    }
  }
  return undefined;
}

/** The rules of CommonMark 6.2 for what a run of `*`, `_` or `~` may open and close. */
function readDelimiters(text: string, from: number, run: number, openers: Opener[]): void {
  const mark = text.charAt(from);
  const before = text.charAt(from - 1);
  const { canOpen, canClose } = readFlanks(text, from, from + run);

  const length = canClose ? closeOpeners(mark, run, openers) : run;
  // `2*3` is far more often a product than the start of emphasis.
  const product = mark === '*' && /[A-Za-z0-9]/.test(before);
  if (canOpen && length > 0 && !product) openers.push({ mark, length, from, to: from + run });
}

/** Closes what a run of so many marks closes; gives back how many are left over. */
function closeOpeners(mark: string, run: number, openers: Opener[]): number {
  let length = run;
  while (length > 0) {
    const index = openers.findLastIndex((opener) => opener.mark === mark);
    const opener = openers[index];
    if (!opener) break;
    const used = opener.length > 1 && length > 1 ? 2 : 1;
    opener.length -= used;
    length -= used;
    openers.length = opener.length === 0 ? index : index + 1;
  }
  return length;
}
