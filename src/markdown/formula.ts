/** One formula at `lastIndex`: `\(…\)`, `\[…\]` or `$$…$$`; groups: the source between the marks. None holds its own marks. */
export const FORMULA =
  /\\\(((?:\\[^()]|[^\\])+)\\\)|\\\[((?:\\[^[\]]|[^\\])+)\\]|\$\$((?:\\[^]|[^\\$])+)\$\$/y;

/**
 * What the formula that is open behind a line ends with; `undefined`: none is. Within one a `+` begins no list and
 * `=` underlines nothing.
 * @param before - the same for the line before, in one paragraph.
 */
export function openFormula(line: string, before: string | undefined): string | undefined {
  if (before) return line.includes(before) ? undefined : before;
  if (line.startsWith('$$') && !line.includes('$$', 2)) return '$$';
  return line.lastIndexOf('\\[') > line.lastIndexOf('\\]') ? '\\]' : undefined;
}
