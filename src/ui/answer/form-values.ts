import type { Translation } from '../../i18n/translation';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

export const isCheckbox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';
const isFilled = (control: Control): boolean =>
  isCheckbox(control) ? control.checked : control.value.trim() !== '';

/** What is wrong with a control, '' if nothing is. Of a form that was left quite empty, the first is missing. */
export function findProblem(control: Control, all: readonly Control[], texts: Translation): string {
  const { validity } = control;
  if (validity.badInput && control.type === 'number') return texts.noNumber;
  if (!validity.valid) return control.validationMessage;
  if (isFilled(control)) return '';
  if (control.ariaRequired === 'true') return texts.missing;
  const seen = all.filter(({ type }) => type !== 'hidden');
  const isLeft = seen.length > 0 && !seen.some((other) => isCheckbox(other) || isFilled(other));
  return isLeft && control === seen[0] ? texts.missing : '';
}

/** The question that a form stands for: a JSON object, or a line for each value. */
export function readForm(controls: readonly Control[], asJson: boolean): string {
  const values = controls.map(
    (control) =>
      [control.dataset['name'] ?? '', isCheckbox(control) ? control.checked : control.value] as const,
  );
  if (asJson) return JSON.stringify(Object.fromEntries(values));
  return values.map(([name, value]) => `${name}: ${value}`).join('\n');
}

export function valueOf(control: Control): string {
  return isCheckbox(control) ? String(control.checked) : control.value;
}

export function setValue(control: Control, value: string): void {
  if (isCheckbox(control)) control.checked = value === 'true';
  else control.value = value;
}

/**
 * Reads a question as `readForm` has made it of these controls.
 * @returns their values, in their order; undefined: it is another question.
 */
export function readQuestion(
  question: string,
  controls: readonly Control[],
  asJson: boolean,
): string[] | undefined {
  const names = controls.map(({ dataset }) => dataset['name'] ?? '');
  const values = asJson ? readJson(question, names) : readLines(question, names);
  // What nobody can change tells one form from another of the same names.
  const isOther = controls.some(({ type, value }, index) => type === 'hidden' && values?.[index] !== value);
  return names.length > 0 && !isOther ? values : undefined;
}

function readJson(question: string, names: readonly string[]): string[] | undefined {
  try {
    const object: unknown = JSON.parse(question);
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
    const values = new Map(Object.entries(object).map(([name, value]) => [name, String(value)]));
    if (values.size !== new Set(names).size) return undefined;
    const found = names.map((name) => values.get(name));
    return found.every((value) => value !== undefined) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** A value may have several lines; an empty one at the end has lost its space. */
function readLines(question: string, names: readonly string[]): string[] | undefined {
  const text = `\n${question}`.endsWith(`\n${names.at(-1)}:`) ? `${question} ` : question;
  const values: string[] = [];
  let at = 0;
  for (const [index, name] of names.entries()) {
    if (!text.startsWith(`${name}: `, at)) return undefined;
    const from = at + name.length + 2;
    const next = names[index + 1];
    const to = next === undefined ? text.length : text.indexOf(`\n${next}: `, from);
    if (to < 0) return undefined;
    values.push(text.slice(from, to));
    at = to + 1;
  }
  return values;
}
