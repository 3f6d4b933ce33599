/**
 * Markdown in a template: `'''` at the start of a line is a fence and `‹x›` is code, because both marks of the real
 * thing would end the template. Not called `markdown`: the code formatter would then rewrite what is in it.
 */
export function prose(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw(parts, ...values)
    .replaceAll(/^( *)'''/gm, '$1```')
    .replaceAll('‹', '`')
    .replaceAll('›', '`')
    .trim();
}
