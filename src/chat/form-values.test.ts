import { expect, test } from 'vitest';
import type { FormField, UploadRules } from './form-field';
import { checkValues, initialValue, NO_NUMBER, type FieldProblem, type RawValue } from './form-values';

const MB = 1024 * 1024;
const RULES: UploadRules = {
  kinds: ['image'],
  extensions: [],
  upload: true,
  link: false,
  maxFiles: 2,
  maxBytes: { image: MB, document: MB, audio: MB, video: MB, custom: MB },
};
const BASE = { variable: 'it', label: 'It', required: false, hidden: false, hint: undefined };
const TEXT: FormField = {
  ...BASE,
  kind: 'text',
  multiline: false,
  maxLength: undefined,
  default: '',
  placeholder: '',
};
const SELECT: FormField = { ...BASE, kind: 'select', options: ['a', 'b'], default: '' };
const NUMBER: FormField = { ...BASE, kind: 'number', default: undefined, unit: undefined };
const CHECKBOX: FormField = { ...BASE, kind: 'checkbox', default: false };
const FILE: FormField = { ...BASE, kind: 'file', multiple: false, rules: RULES };
const JSON_FIELD: FormField = { ...BASE, kind: 'json', schema: undefined, default: '' };
const ITEM = { kind: 'image', method: 'upload', uploadId: 'f-1' } as const;

/** The one value, `undefined` where it is left out; throws where it fails. */
function valueOf(field: FormField, raw: RawValue): unknown {
  const checked = checkValues([field], { it: raw });
  if (!checked.ok) throw new Error(checked.errors['it']?.type);
  return checked.values['it'];
}
function problemOf(field: FormField, raw: RawValue): FieldProblem | undefined {
  const checked = checkValues([field], { it: raw });
  return checked.ok ? undefined : checked.errors['it'];
}
function hiddenValue(field: FormField, given: unknown): unknown {
  const checked = checkValues([{ ...field, hidden: true }], {}, { it: given });
  return checked.ok ? checked.values['it'] : 'failed';
}

test('a text goes out as it was typed; blank does not fill in what is required', () => {
  expect(valueOf(TEXT, ' Mira ')).toBe(' Mira ');
  expect(valueOf(TEXT, '')).toBeUndefined();
  expect(problemOf({ ...TEXT, required: true }, '  ')).toEqual({ type: 'missing' });
});

test('a default that the visitor takes away does not come back by being left out', () => {
  expect(valueOf({ ...TEXT, default: 'Turku' }, '')).toBe('');
});

test('a text has at most its number of characters, counted as people do', () => {
  const field = { ...TEXT, maxLength: 3 };
  expect(valueOf(field, '🌊🌊🌊')).toBe('🌊🌊🌊');
  expect(problemOf(field, 'four')).toEqual({ type: 'too-long', limit: 3 });
});

test('a select sends one of its options, else it is left out: never an empty text', () => {
  expect(valueOf(SELECT, 'b')).toBe('b');
  expect(valueOf(SELECT, '')).toBeUndefined();
  expect(problemOf({ ...SELECT, required: true }, '')).toEqual({ type: 'missing' });
});

test('a number goes out as a number; empty is left out', () => {
  expect(valueOf(NUMBER, ' 3.5 ')).toBe(3.5);
  expect(valueOf(NUMBER, '0')).toBe(0);
  expect(valueOf(NUMBER, '')).toBeUndefined();
  expect(problemOf({ ...NUMBER, required: true }, '')).toEqual({ type: 'missing' });
  expect(problemOf(NUMBER, NO_NUMBER)).toEqual({ type: 'no-number' });
  expect(problemOf(NUMBER, 'Infinity')).toEqual({ type: 'no-number' });
});

test('a checkbox is a boolean, and unticked it is an answer also where one is required', () => {
  expect(valueOf(CHECKBOX, true)).toBe(true);
  expect(valueOf({ ...CHECKBOX, required: true }, false)).toBe(false);
});

test('a file is one item, a list is a list', () => {
  expect(valueOf(FILE, { items: [ITEM], state: 'ready' })).toEqual(ITEM);
  expect(valueOf({ ...FILE, multiple: true }, { items: [ITEM], state: 'ready' })).toEqual([ITEM]);
  expect(valueOf({ ...FILE, multiple: true }, { items: [], state: 'ready' })).toBeUndefined();
  expect(problemOf({ ...FILE, required: true }, { items: [], state: 'ready' })).toEqual({ type: 'missing' });
});

test('files that are on their way, failed or too many hold the form back', () => {
  expect(problemOf(FILE, { items: [], state: 'pending' })).toEqual({ type: 'files-pending' });
  expect(problemOf(FILE, { items: [], state: 'failed' })).toEqual({ type: 'files-failed' });
  const many = { items: [ITEM, ITEM, ITEM], state: 'ready' } as const;
  expect(problemOf({ ...FILE, multiple: true }, many)).toEqual({ type: 'too-many-files', limit: 2 });
});

test('JSON is an object that fits its schema', () => {
  expect(valueOf(JSON_FIELD, '{"km": 12}')).toEqual({ km: 12 });
  expect(valueOf(JSON_FIELD, ' ')).toBeUndefined();
  expect(problemOf(JSON_FIELD, '{km: 12}')).toEqual({ type: 'no-json' });
  expect(problemOf(JSON_FIELD, '[1]')).toEqual({ type: 'schema', path: '', expected: 'object' });
  const schema = { type: 'object', required: ['km'], properties: { km: { type: 'number', maximum: 20 } } };
  expect(problemOf({ ...JSON_FIELD, schema }, '{}')).toEqual({
    type: 'schema',
    path: 'km',
    expected: 'required',
  });
  expect(problemOf({ ...JSON_FIELD, schema }, '{"km": 30}')).toMatchObject({ path: 'km', expected: '≤ 20' });
});

test('every field that fails is told', () => {
  const fields = [
    { ...TEXT, variable: 'name', required: true },
    { ...SELECT, variable: 'season', required: true },
    { ...TEXT, variable: 'plan' },
  ];
  expect(checkValues(fields, {})).toEqual({
    ok: false,
    errors: { name: { type: 'missing' }, season: { type: 'missing' } },
  });
});

test('a control begins with what the page gives where it fits, else with its default', () => {
  expect(initialValue({ ...TEXT, default: 'x' }, 'Mira')).toBe('Mira');
  expect(initialValue({ ...TEXT, maxLength: 2 }, 'Mira')).toBe('Mi');
  expect(initialValue({ ...TEXT, default: 'x' }, undefined)).toBe('x');
  expect(initialValue({ ...SELECT, default: 'b' }, 'c')).toBe('b');
  expect(initialValue(SELECT, undefined)).toBe('');
  expect(initialValue({ ...NUMBER, default: 2 }, '7')).toBe('7');
  expect(initialValue({ ...NUMBER, default: 2 }, 'many')).toBe('2');
  expect(initialValue({ ...CHECKBOX, default: true }, 'no')).toBe(false);
  expect(initialValue({ ...CHECKBOX, default: true }, undefined)).toBe(true);
  expect(initialValue(CHECKBOX, 'yes')).toBe(true);
  expect(initialValue(JSON_FIELD, { km: 1 })).toBe('{\n  "km": 1\n}');
});

test('a hidden field takes what the page gives, else its default, and never fails', () => {
  expect(hiddenValue({ ...TEXT, default: 'none' }, 'spring')).toBe('spring');
  expect(hiddenValue({ ...TEXT, default: 'none' }, undefined)).toBe('none');
  expect(hiddenValue({ ...TEXT, required: true }, undefined)).toBe('');
  expect(hiddenValue(NUMBER, '4')).toBe(4);
  expect(hiddenValue({ ...SELECT, required: true }, 'c')).toBeUndefined();
  expect(hiddenValue(FILE, ITEM)).toEqual(ITEM);
  expect(hiddenValue(JSON_FIELD, { km: 1 })).toEqual({ km: 1 });
  expect(hiddenValue({ ...JSON_FIELD, required: true }, 'nonsense')).toBeUndefined();
});
