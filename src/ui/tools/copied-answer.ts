/** Attributes that mean something outside of the panel. */
const KEPT = new Set(['href', 'src', 'alt', 'title', 'start', 'colspan', 'rowspan', 'align', 'dir', 'lang']);

/** The answer as it stands there, for programs that keep headings, lists and tables. Without our buttons and names. */
export function htmlOf(article: Element | null | undefined): string {
  const box = document.createElement('div');
  for (const part of article?.querySelectorAll('.answer-text') ?? []) {
    if (!part.closest('.disclosure')) box.append(...part.cloneNode(true).childNodes);
  }
  for (const control of box.querySelectorAll('.code-head, .image-hold, svg')) control.remove();
  // The name of a footnote stands apart from its text.
  for (const name of box.querySelectorAll('[data-note] > p > .place:first-child')) name.after(' ');
  for (const button of box.querySelectorAll('button')) button.replaceWith(...button.childNodes);
  for (const task of box.querySelectorAll<HTMLElement>('.task')) {
    task.replaceWith(task.dataset['state'] === 'done' ? '☑ ' : '☐ ');
  }
  for (const element of box.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!KEPT.has(name)) element.removeAttribute(name);
  }
  return box.innerHTML;
}
