import type { Translation } from '../../i18n/translation';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isCheckbox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';
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
