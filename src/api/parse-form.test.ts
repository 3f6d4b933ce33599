import { expect, test } from 'vitest';
import { parseFields, parseUploads } from './parse-form';

const MEGABYTE = 1024 * 1024;

/** The fields of a form and the names of those that were missed. */
function read(...form: unknown[]) {
  const missed: string[] = [];
  const fields = parseFields(form, {}, (variable, kind) => missed.push(`${variable}: ${kind}`));
  return { fields, missed };
}

function field(kind: string, attributes: Record<string, unknown> = {}) {
  return read({ [kind]: { variable: 'x', ...attributes } }).fields[0];
}

test('a field without more than its variable is optional, shown, and labelled by its variable', () => {
  expect(field('text-input')).toEqual({
    kind: 'text',
    variable: 'x',
    label: 'x',
    required: false,
    hidden: false,
    hint: undefined,
    multiline: false,
    maxLength: undefined,
    default: '',
    placeholder: '',
  });
});

test('required and hidden count only where they are exactly `true`', () => {
  for (const value of [undefined, null, 1, 'true', {}]) {
    expect(field('paragraph', { required: value, hide: value })).toMatchObject({
      required: false,
      hidden: false,
    });
  }
  expect(field('paragraph', { required: true, hide: true })).toMatchObject({ required: true, hidden: true });
});

test.each([
  ['text-input', { max_length: 48, default: 'Mira' }, { kind: 'text', multiline: false, maxLength: 48 }],
  ['paragraph', { max_length: null, placeholder: 'Say…' }, { multiline: true, maxLength: undefined }],
  ['select', { options: ['a', '', 7, 'b'], default: 'b' }, { options: ['a', 'b'], default: 'b' }],
  ['number', { default: '2', unit: 'kg' }, { kind: 'number', default: 2, unit: 'kg' }],
  ['number', { default: '' }, { kind: 'number', default: undefined }],
  ['checkbox', { default: 'true' }, { kind: 'checkbox', default: true }],
  ['checkbox', { default: 'false' }, { kind: 'checkbox', default: false }],
  ['file', { max_length: 5 }, { kind: 'file', multiple: false, rules: { maxFiles: 1 } }],
  ['file-list', { max_length: 3 }, { kind: 'file', multiple: true, rules: { maxFiles: 3 } }],
  ['json_object', { json_schema: '{"type":"object"}' }, { kind: 'json', schema: { type: 'object' } }],
  ['json_object', { json_schema: { type: 'object' } }, { kind: 'json', schema: { type: 'object' } }],
  ['json_object', { json_schema: 'no JSON', default: { a: 1 } }, { default: '{\n  "a": 1\n}' }],
])('%s with %j', (kind, attributes, expected) => {
  expect(field(kind, attributes)).toMatchObject(expected);
});

test('a schema that is no JSON is no schema', () => {
  expect(field('json_object', { json_schema: 'no JSON' })).toHaveProperty('schema', undefined);
});

test('the hint is the field’s `hint`, else its description', () => {
  expect(field('text-input', { hint: 'H', description: 'D' })).toMatchObject({ hint: 'H' });
  expect(field('text-input', { hint: '', description: 'D' })).toMatchObject({ hint: 'D' });
});

test('the order of the form is kept; what is no control is left out', () => {
  const { fields, missed } = read(
    { number: { variable: 'b' } },
    null,
    'text-input',
    {},
    { 'text-input': {} },
    { 'text-input': null },
    { external_data_tool: { variable: 'tide', required: true } },
    { hologram: { variable: 'toy', required: false } },
    { checkbox: { variable: 'a' } },
  );
  expect(fields.map(({ variable }) => variable)).toEqual(['b', 'a']);
  expect(missed).toEqual([]);
});

test('a required field of an unknown kind is missed', () => {
  expect(read({ hologram: { variable: 'future', required: true } })).toEqual({
    fields: [],
    missed: ['future: hologram'],
  });
});

test('whatever is no list is no form', () => {
  for (const form of [undefined, null, {}, 'form', 7]) {
    expect(parseFields(form, {}, () => {})).toEqual([]);
  }
});

test('files are taken only where uploading is exactly on', () => {
  for (const value of [undefined, null, {}, { enabled: false }, { enabled: 'true' }, []]) {
    expect(parseUploads(value, {})).toBeUndefined();
  }
  // The newer key is the last word, whatever the older one says.
  expect(parseUploads({ enabled: false, image: { enabled: true } }, {})).toBeUndefined();
});

test('upload rules: kinds, extensions without dots in lower case, ways, number, sizes in bytes', () => {
  const rules = parseUploads(
    {
      enabled: true,
      allowed_file_types: ['image', 'custom', 'hologram'],
      allowed_file_extensions: ['.GPX', 'fit'],
      allowed_file_upload_methods: ['local_file'],
      number_limits: 3,
      fileUploadConfig: { file_size_limit: 20, image_file_size_limit: 4 },
    },
    { image_file_size_limit: 5, video_file_size_limit: '80' },
  );
  expect(rules).toEqual({
    kinds: ['image', 'custom'],
    extensions: ['gpx', 'fit'],
    upload: true,
    link: false,
    maxFiles: 3,
    maxBytes: {
      image: 5 * MEGABYTE,
      document: 20 * MEGABYTE,
      audio: 50 * MEGABYTE,
      video: 80 * MEGABYTE,
      custom: 20 * MEGABYTE,
    },
  });
});

test('rules that are not told are Dify’s defaults', () => {
  expect(parseUploads({ enabled: true }, {})).toEqual({
    kinds: ['image', 'document', 'audio', 'video'],
    extensions: [],
    upload: true,
    link: false,
    maxFiles: 10,
    maxBytes: {
      image: 10 * MEGABYTE,
      document: 15 * MEGABYTE,
      audio: 50 * MEGABYTE,
      video: 100 * MEGABYTE,
      custom: 15 * MEGABYTE,
    },
  });
  expect(parseUploads({ enabled: true }, { workflow_file_upload_limit: 6 })?.maxFiles).toBe(6);
});

test('servers before the newer keys take images only', () => {
  expect(
    parseUploads({ image: { enabled: true, number_limits: 2, transfer_methods: ['remote_url'] } }, {}),
  ).toMatchObject({ kinds: ['image'], upload: false, link: true, maxFiles: 2 });
  expect(parseUploads({ image: { enabled: false } }, {})).toBeUndefined();
});
