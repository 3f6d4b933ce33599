import type { FormField } from './form-field';
import { checkSchema, isObject, type SchemaProblem } from './json-schema';
import type { OutgoingFile } from './transport';

/** A file field's state while it is filled in. */
export interface FilesValue {
  readonly items: readonly OutgoingFile[];
  /** Something is on its way, or did not arrive. */
  readonly state: 'ready' | 'pending' | 'failed';
}

/** A control's state while it is filled in: what was typed, chosen, ticked or uploaded. */
export type RawValue = string | boolean | FilesValue;
/** By variable. */
export type RawValues = Readonly<Record<string, RawValue>>;

/** What the page or an earlier question gives, by variable. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** Why a field cannot go out as it is. */
export type FieldProblem =
  | { readonly type: 'missing' | 'no-number' | 'no-json' | 'files-pending' | 'files-failed' }
  | { readonly type: 'too-long'; readonly limit: number }
  | { readonly type: 'too-many-files'; readonly limit: number }
  | ({ readonly type: 'schema' } & SchemaProblem);

export type CheckedValues =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly errors: Readonly<Record<string, FieldProblem>> };

/** What is typed where a number belongs, and is none: an `<input>` keeps such a text to itself. */
export const NO_NUMBER = '?';

type FieldOf<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;
type Outcome = { readonly value: unknown } | { readonly problem: FieldProblem };

/** Left out of the request: the server then takes its own default. */
const LEFT_OUT: Outcome = { value: undefined };
const MISSING: Outcome = { problem: { type: 'missing' } };
const TRUE_WORDS = new Set(['true', '1', 'yes', 'on']);
const FALSE_WORDS = new Set(['false', '0', 'no', 'off']);

/** What stands in a control before anybody has touched it: what the page gives where it fits, else the default. */
export function initialValue(field: FormField, given: unknown): RawValue {
  switch (field.kind) {
    case 'text': {
      const text = typeof given === 'string' || typeof given === 'number' ? String(given) : field.default;
      return Array.from(text).slice(0, field.maxLength).join('');
    }
    case 'select':
      return [given, field.default].map(String).find((option) => field.options.includes(option)) ?? '';
    case 'number': {
      const text = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : '';
      const isNumber = text !== '' && Number.isFinite(Number(text));
      return isNumber ? text : (field.default?.toString() ?? '');
    }
    case 'checkbox': {
      const word = String(given).toLowerCase();
      return TRUE_WORDS.has(word) || (!FALSE_WORDS.has(word) && field.default);
    }
    case 'json':
      if (isObject(given)) return JSON.stringify(given, null, 2);
      return typeof given === 'string' ? given : field.default;
    case 'file':
      return { items: [], state: 'ready' };
    default:
      field satisfies never;
      return '';
  }
}

/**
 * The values of a form as a request takes them (ref §6.2), or what is wrong, by variable.
 * Hidden fields never fail: theirs is what the page gives, else the default.
 */
export function checkValues(
  fields: readonly FormField[],
  raw: RawValues,
  given: GivenValues = {},
): CheckedValues {
  const values: Record<string, unknown> = {};
  const errors: Record<string, FieldProblem> = {};
  for (const field of fields) {
    const { variable, hidden } = field;
    const outcome = hidden
      ? checkHidden(field, given[variable])
      : checkValue(field, raw[variable] ?? initialValue(field, given[variable]));
    if ('problem' in outcome) {
      if (!hidden) errors[variable] = outcome.problem;
    } else if (outcome.value !== undefined) values[variable] = outcome.value;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values };
}

function checkHidden(field: FormField, given: unknown): Outcome {
  if (field.kind === 'file') return isObject(given) || Array.isArray(given) ? { value: given } : LEFT_OUT;
  const outcome = checkValue(field, initialValue(field, given));
  // The server counts an empty text as filled in, an absent one not.
  return field.kind === 'text' && field.required && 'problem' in outcome ? { value: '' } : outcome;
}

function checkValue(field: FormField, raw: RawValue): Outcome {
  switch (field.kind) {
    case 'text':
      return checkText(field, asText(raw));
    case 'select':
      // An empty text would be a wrong option, also where none is required.
      if (field.options.includes(asText(raw))) return { value: raw };
      return field.required ? MISSING : LEFT_OUT;
    case 'number':
      return checkNumber(field, asText(raw));
    case 'checkbox':
      // Also unticked it is an answer.
      return { value: raw === true };
    case 'file':
      return typeof raw === 'object' ? checkFiles(field, raw) : LEFT_OUT;
    case 'json':
      return checkJson(field, asText(raw));
    default:
      field satisfies never;
      return LEFT_OUT;
  }
}

function checkText({ required, maxLength, default: initial }: FieldOf<'text'>, text: string): Outcome {
  if (text.trim() === '' && required) return MISSING;
  // Left out, the default that the visitor has taken away would come back.
  if (text === '') return initial === '' ? LEFT_OUT : { value: '' };
  if (maxLength !== undefined && Array.from(text).length > maxLength) {
    return { problem: { type: 'too-long', limit: maxLength } };
  }
  return { value: text };
}

function checkNumber({ required }: FieldOf<'number'>, raw: string): Outcome {
  const text = raw.trim();
  if (text === '') return required ? MISSING : LEFT_OUT;
  const number = Number(text);
  return Number.isFinite(number) ? { value: number } : { problem: { type: 'no-number' } };
}

function checkFiles({ required, multiple, rules }: FieldOf<'file'>, { items, state }: FilesValue): Outcome {
  if (state !== 'ready') return { problem: { type: state === 'pending' ? 'files-pending' : 'files-failed' } };
  if (items.length === 0) return required ? MISSING : LEFT_OUT;
  if (items.length > rules.maxFiles) return { problem: { type: 'too-many-files', limit: rules.maxFiles } };
  return { value: multiple ? items : items[0] };
}

function checkJson({ required, schema }: FieldOf<'json'>, text: string): Outcome {
  if (text.trim() === '') return required ? MISSING : LEFT_OUT;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: { type: 'no-json' } };
  }
  // Only objects are taken, whatever the schema says.
  const problem = isObject(value) ? checkSchema(value, schema ?? {}) : { path: '', expected: 'object' };
  return problem ? { problem: { type: 'schema', ...problem } } : { value };
}

function asText(raw: RawValue): string {
  return typeof raw === 'string' ? raw : '';
}
