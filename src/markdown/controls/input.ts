import { readName, type Written } from './attributes';
import { announce, formAround, idIn, isLabelled } from './form';
import type { Tools } from './tools';

/** Types of the text and of the element; any other is a line of text. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['password', 'password'],
  ['email', 'email'],
  ['number', 'number'],
  ['date', 'date'],
  ['time', 'time'],
  ['datetime', 'datetime-local'],
  ['datetime-local', 'datetime-local'],
]);
const MAX_OPTIONS = 200;

interface Field {
  id: string;
  name: string;
  /** Name for those who do not see it, where no label has told one. */
  ownName: string | undefined;
}

/** Where a control stands. Without a form, or with a name that could mean something else, there is none. */
function findField(tools: Tools, given: Written): Field | undefined {
  const form = formAround(tools);
  const name = readName(given.get('name'));
  if (!form || name === undefined || tools.cursor.parent.closest('button')) return undefined;
  const ids = [name, readName(given.get('id')) ?? name].map((part) => idIn(form, part));
  const id = ids.find((candidate) => isLabelled(tools, form, candidate));
  const ownName = given.get('data-tip') || given.get('placeholder') || name;
  return { id: id ?? idIn(form, name), name, ownName: id === undefined ? ownName : undefined };
}

function attributesOf({ id, name, ownName }: Field, given: Written): Record<string, string> {
  const placeholder = given.get('placeholder');
  return {
    class: 'control',
    id,
    'data-name': name,
    // What the browser knows of a person is not for a text that anybody may have written.
    autocomplete: given.get('type') === 'password' ? 'new-password' : 'off',
    ...(ownName !== undefined && { 'aria-label': ownName }),
    ...(placeholder && { placeholder }),
    ...(given.has('required') && { 'aria-required': 'true' }),
  };
}

const makeError = ({ element }: Tools): HTMLElement => element('span', { class: 'ask-error', hidden: '' });

export function writeInput(tools: Tools, given: Written): void {
  const { cursor, element } = tools;
  const field = findField(tools, given);
  if (!field) return;
  cursor.whole(`input ${JSON.stringify([field, ...given])}`, () => {
    const control = makeControl(tools, field, given);
    announce(control, tools);
    const type = given.get('type')?.toLowerCase();
    if (type === 'hidden') return control;
    const box = element('span', { class: 'ask-field' });
    box.append(control);
    const tip = given.get('data-tip');
    if (type === 'checkbox' && tip) {
      box.setAttribute('data-kind', type);
      const label = element('label', { for: field.id });
      label.textContent = tip;
      control.removeAttribute('aria-label');
      box.append(label);
    }
    box.append(makeError(tools));
    return box;
  });
}

function makeControl(tools: Tools, field: Field, given: Written): HTMLElement {
  const { element } = tools;
  const type = given.get('type')?.toLowerCase() ?? '';
  const value = given.get('value') ?? '';
  if (type === 'select') return makeSelect(tools, field, given, value);
  if (type === 'hidden') return element('input', { type, 'data-name': field.name, value });
  const attributes = attributesOf(field, given);
  if (type === 'checkbox') {
    const isChecked = given.has('checked') || value === 'true';
    return element('input', { ...attributes, type, ...(isChecked && { checked: '' }) });
  }
  const known = TYPES.get(type);
  return element('input', {
    ...attributes,
    type: known ?? 'text',
    ...(known === undefined && { dir: 'auto' }),
    ...(type === 'number' && { step: 'any' }),
    ...(value && { value }),
  });
}

function makeSelect({ element }: Tools, field: Field, given: Written, value: string): HTMLElement {
  const select = element('select', attributesOf(field, given));
  const choices = readChoices(given.get('data-options'));
  const empty = element('option', { value: '' });
  empty.textContent = given.get('placeholder') || '–';
  select.removeAttribute('placeholder');
  select.append(empty);
  for (const choice of choices) {
    const option = element('option', { value: choice, ...(choice === value && { selected: '' }) });
    option.textContent = choice;
    select.append(option);
  }
  return select;
}

function readChoices(json: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(json ?? '');
    if (!Array.isArray(list)) return [];
    return list.filter((item): item is string => typeof item === 'string').slice(0, MAX_OPTIONS);
  } catch {
    return [];
  }
}

/** Opens a field of several lines; the text up to its closing tag is what it holds at first. */
export function openTextarea(tools: Tools, given: Written): HTMLElement | undefined {
  const { cursor } = tools;
  const field = findField(tools, given);
  if (!field) return undefined;
  const box = cursor.open('span', { class: 'ask-field' });
  cursor.whole('ask-error', () => makeError(tools));
  announce(cursor.open('textarea', { ...attributesOf(field, given), dir: 'auto', rows: '3' }), tools);
  return box;
}
