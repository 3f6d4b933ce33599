import { expect, test } from 'vitest';
import type { FormField } from './form-field';
import { createForm, type FormCell, type FormModel } from './form-model';
import { FakeTransport, memoryStore, nextTask } from './testing';

const BASE = { label: 'It', required: false, hidden: false, hint: undefined };
const TEXT = {
  ...BASE,
  kind: 'text',
  multiline: false,
  maxLength: 10,
  default: '',
  placeholder: '',
} as const;
const FIELDS: FormField[] = [
  { ...TEXT, variable: 'name', required: true },
  { ...BASE, variable: 'people', kind: 'number', default: 2, unit: undefined },
  { ...TEXT, variable: 'campaign', hidden: true, default: 'none' },
];
const FILE: FormField = {
  ...BASE,
  variable: 'map',
  kind: 'file',
  multiple: false,
  rules: {
    kinds: ['document'],
    extensions: [],
    upload: true,
    link: false,
    maxFiles: 1,
    maxBytes: { image: 9, document: 9, audio: 9, video: 9, custom: 9 },
  },
};
const services = () => new FakeTransport().services();

function cell(form: FormModel, variable: string): FormCell {
  const found = form.cells.find(({ field }) => field.variable === variable);
  if (!found) throw new Error(`No field ${variable}.`);
  return found;
}

test('hidden fields are not shown and sent all the same', () => {
  const form = createForm({ fields: FIELDS, given: { name: 'Mira', campaign: 'spring' }, services });
  expect(form.cells.map(({ field }) => field.variable)).toEqual(['name', 'people']);
  expect(form.submit()).toEqual({ name: 'Mira', people: 2, campaign: 'spring' });
});

test('a failed submit tells the problem at its field, keeps what was typed, and a change takes it away', () => {
  const form = createForm({ fields: FIELDS, services });
  cell(form, 'people').set('5');
  expect(form.submit()).toBeUndefined();
  expect(cell(form, 'name').problem.value).toEqual({ type: 'missing' });
  expect(cell(form, 'people').value.value).toBe('5');
  cell(form, 'name').set('Mira');
  expect(cell(form, 'name').problem.value).toBeUndefined();
  expect(form.submit()).toEqual({ name: 'Mira', people: 5, campaign: 'none' });
});

test('what was typed survives a reload until it is sent', () => {
  const store = memoryStore();
  cell(createForm({ fields: FIELDS, services, store }), 'name').set('Mi');
  const form = createForm({ fields: FIELDS, given: { name: 'Other' }, services, store });
  expect(cell(form, 'name').value.value).toBe('Mi');
  form.submit();
  expect(store.entries.size).toBe(0);
  store.set('form', '{broken');
  expect(createForm({ fields: FIELDS, services, store }).cells).toHaveLength(2);
});

test('later values of the page go where the visitor has not been', () => {
  const form = createForm({ fields: FIELDS, services });
  cell(form, 'name').set('Mira');
  form.give({ name: 'Other', people: 7, campaign: 'autumn' });
  expect(form.submit()).toEqual({ name: 'Mira', people: 7, campaign: 'autumn' });
});

test('a file holds the form back until it is there, and the problem goes when it has come', async () => {
  const form = createForm({ fields: [FILE], services });
  cell(form, 'map').files?.add([new File(['map'], 'map.pdf')]);
  expect(form.submit()).toBeUndefined();
  expect(cell(form, 'map').problem.value).toEqual({ type: 'files-pending' });
  await nextTask();
  expect(cell(form, 'map').problem.value).toBeUndefined();
  expect(form.submit()).toEqual({ map: { kind: 'document', method: 'upload', uploadId: 'f-1' } });
});
