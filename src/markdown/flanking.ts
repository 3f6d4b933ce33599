import { isSpace } from './scan';

/** What a run of `*`, `_` or `~` may do, by the characters around it (CommonMark 6.2). */
export function readFlanks(text: string, from: number, to: number): { canOpen: boolean; canClose: boolean } {
  const before = charBefore(text, from);
  const after = charAfter(text, to);
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
  const isUnderscore = text[from] === '_';
  return {
    canOpen: left && (!isUnderscore || !right || isPunctuation(before)),
    canClose: right && (!isUnderscore || !left || isPunctuation(after)),
  };
}

function charBefore(text: string, index: number): string {
  const unit = text.charAt(index - 1);
  return /[\udc00-\udfff]/.test(unit) ? text.slice(index - 2, index) : unit;
}

function charAfter(text: string, index: number): string {
  return index < text.length ? String.fromCodePoint(text.codePointAt(index) ?? 32) : '';
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
