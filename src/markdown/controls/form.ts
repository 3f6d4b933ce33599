import { readName, type Written } from './attributes';
import type { Tools } from './tools';

/** Begins the ids in a form. */
const prefixes = new WeakMap<Element, string>();
const known = new WeakSet<Element>();

/** The form the cursor is in, if tags of the text made it. */
export function formAround({ cursor }: Tools): HTMLElement | undefined {
  const form = cursor.parent.closest<HTMLElement>('form');
  return form && prefixes.has(form) ? form : undefined;
}

/** The id of a control in a form; the form is told apart by its place among those of the text. */
export function idIn(form: Element, name: string): string {
  return `${prefixes.get(form)}-${name}`;
}

/** Tells the owner of an element that was made just now. */
export function announce(made: HTMLElement, { options }: Tools): void {
  if (known.has(made)) return;
  known.add(made);
  options.onAction?.({ type: 'control', element: made });
}

/** Opens a form, which goes nowhere by itself: what is entered is handed to the owner. */
export function openForm(tools: Tools, given: Written): HTMLElement | undefined {
  const { cursor, options, element } = tools;
  if (cursor.parent.closest('form,a,button')) return undefined;
  const format = given.get('data-format') === 'json' ? 'json' : 'text';
  const form = cursor.open('form', { class: 'ask-form', novalidate: '', 'data-format': format });
  const index = [...cursor.root.querySelectorAll('form')].findIndex((other) => other === form);
  form.id = `${cursor.root.id}-${index}`;
  prefixes.set(form, form.id);
  if (form instanceof HTMLFormElement && !known.has(form)) {
    // At once: nothing is ever sent the browser's way.
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      options.onAction?.({ type: 'submit', form });
    });
  }
  cursor.whole('ask-note', () => element('p', { class: 'ask-note', role: 'status' }));
  announce(form, tools);
  return form;
}

export function openLabel(tools: Tools, given: Written): HTMLElement | undefined {
  const { cursor } = tools;
  const form = formAround(tools);
  if (!form || cursor.parent.closest('label,button')) return undefined;
  const name = readName(given.get('for'));
  return cursor.open('label', { class: 'ask-label', ...(name && { for: idIn(form, name) }) });
}

/** Whether a label for this id, or one around, stands before the cursor; what stands behind it may be of an older drawing. */
export function isLabelled({ cursor }: Tools, form: Element, id: string): boolean {
  const { parent, after } = cursor.place;
  if (parent.closest('label')) return true;
  return [...form.querySelectorAll('label')].some((label) => {
    if (label.htmlFor !== id) return false;
    const place = label.compareDocumentPosition(after ?? parent);
    return (
      label === after ||
      (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ||
      (after !== null && (place & Node.DOCUMENT_POSITION_CONTAINS) !== 0)
    );
  });
}
