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
  const opener = /^\$\$(?!.*\$\$)|\\\[(?!.*\\])/.exec(line)?.[0];
  return opener?.replace('[', ']');
}
