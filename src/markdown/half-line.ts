import { isHalfTag } from './tags';

const CONTAINERS = /^(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s[\]]+]:(?=[ \t]))[ \t]*)+/;
const HALF_LEAF =
  /^(?:\d{1,9}[.)]?|[-+*_=#|:`~!<>&\\[\] \t]*|`{3,}[^`]*|~{3,}.*|\[(?:[ xX]|[^\]\s]*)\]?:?[ \t]*)$/;

/**
 * Whether a line still being written could be markup alone, so that it must not be shown yet: half markers,
 * rules and underlines, a fence's first line, a table's delimiter row, a task's box, a definition's label, a tag.
 */
export function isHalfLine(content: string): boolean {
  const leaf = content.replace(CONTAINERS, '');
  return HALF_LEAF.test(leaf) || isHalfTag(leaf, 0);
}

/** Whether the line at the end of a fenced block could become its closing fence. */
export function isHalfFence(content: string, mark: string): boolean {
  const end = content.trimEnd();
  return end === (mark[0] ?? '').repeat(end.length);
}
