import { expect, test } from 'vitest';
import { formPieces, humanFields, humanValues } from './human-fields';
import type { HumanForm, HumanFormInput } from './stream-event';

function input(kind: string, variable: string, attributes: Record<string, unknown> = {}): HumanFormInput {
  return { kind, variable, attributes };
}

function form(content: string, inputs: HumanFormInput[], defaults: Record<string, string> = {}): HumanForm {
  return {
    formId: 'f',
    nodeId: 'n',
    title: 'Approve',
    content,
    inputs,
    actions: [],
    display: true,
    token: 't',
    defaults,
    expiresAt: undefined,
  };
}

test('inputs stand where the content names them, others after it', () => {
  const pieces = formPieces(
    form('Hello.\n\nA word: {{#$output.note#}}\n\nEnd.', [
      input('paragraph', 'more'),
      input('paragraph', 'note'),
    ]),
  );
  expect(pieces).toEqual([
    { type: 'text', text: 'Hello.\n\nA word:' },
    { type: 'field', variable: 'note' },
    { type: 'text', text: 'End.' },
    { type: 'field', variable: 'more' },
  ]);
});

test('an input is named by the words before it, else by its variable', () => {
  const fields = humanFields(
    form('Please look.\n\n**A word** to the bench: {{#$output.note#}}{{#$output.second_note#}}', [
      input('paragraph', 'note'),
      input('paragraph', 'second_note'),
    ]),
  );
  expect(fields.map(({ label }) => label)).toEqual(['A word to the bench', 'second note']);
});

test('a paragraph begins with what was worked out for it, else with its constant', () => {
  const constant = { default: { type: 'constant', selector: [], value: 'None' } };
  const inputs = [input('paragraph', 'a', constant), input('paragraph', 'b', constant)];
  expect(humanFields(form('', inputs, { a: 'Worked out' }))).toMatchObject([
    { kind: 'text', multiline: true, default: 'Worked out' },
    { default: 'None' },
  ]);
});

test('choices and files are read as newer servers give them', () => {
  const [select, file, files] = humanFields(
    form('', [
      input('select', 'bench', { option_source: { type: 'constant', selector: [], value: ['a', 'b'] } }),
      input('file', 'photo', { allowed_file_types: ['image'], allowed_file_upload_methods: ['local_file'] }),
      input('file-list', 'receipts', { number_limits: 2 }),
    ]),
  );
  expect(select).toMatchObject({ kind: 'select', options: ['a', 'b'], required: true });
  expect(file).toMatchObject({
    kind: 'file',
    multiple: false,
    rules: { kinds: ['image'], upload: true, link: false, maxFiles: 1 },
  });
  expect(files).toMatchObject({ kind: 'file', multiple: true, required: false, rules: { maxFiles: 2 } });
});

test('every input is sent, an empty one as empty', () => {
  const fields = humanFields(form('', [input('paragraph', 'note'), input('file-list', 'receipts')]));
  expect(humanValues(fields, {})).toEqual({ note: '', receipts: [] });
});
