import type { FormField, UploadRules } from './form-field';
import { isObject } from './json-schema';
import type { FileKind, HumanForm, HumanFormInput } from './stream-event';

const KINDS: readonly FileKind[] = ['image', 'document', 'audio', 'video', 'custom'];
const MEGABYTE = 1024 * 1024;
/** What servers allow where nothing else is told (ref §3.10). */
const MAX_BYTES: UploadRules['maxBytes'] = {
  image: 10 * MEGABYTE,
  document: 15 * MEGABYTE,
  audio: 50 * MEGABYTE,
  video: 100 * MEGABYTE,
  custom: 15 * MEGABYTE,
};

/** The content of a form in pieces: Markdown, and the inputs where they belong. */
export type FormPiece =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'field'; readonly variable: string };

/** The controls of a form that waits for a person (ref §3.6). Every input has to be there when it is sent. */
export function humanFields(form: HumanForm, maxBytes = MAX_BYTES): FormField[] {
  const pieces = formPieces(form);
  return form.inputs.map((input): FormField => {
    const { variable, attributes } = input;
    const at = pieces.findIndex((piece) => piece.type === 'field' && piece.variable === variable);
    const before = pieces[at - 1];
    const base = {
      variable,
      label: (before?.type === 'text' && lastWords(before.text)) || variable.replaceAll('_', ' '),
      required: true,
      hidden: false,
      hint: undefined,
    };
    const initial = form.defaults[variable] ?? constantOf(attributes['default']);
    switch (input.kind) {
      case 'select':
        return {
          ...base,
          kind: 'select',
          options: texts(isObject(attributes['option_source']) ? attributes['option_source']['value'] : []),
          default: initial,
        };
      case 'file':
      case 'file-list': {
        const multiple = input.kind === 'file-list';
        return { ...base, kind: 'file', required: !multiple, multiple, rules: rulesOf(input, maxBytes) };
      }
      default:
        return {
          ...base,
          kind: 'text',
          required: false,
          multiline: true,
          maxLength: undefined,
          default: initial,
          placeholder: '',
        };
    }
  });
}

/** Inputs that the content does not name stand after it. */
export function formPieces({ content, inputs }: HumanForm): FormPiece[] {
  const known = new Set(inputs.map(({ variable }) => variable));
  // The odd ones are names.
  const pieces = content.split(/\{\{#\$output\.([^#}]+)#\}\}/).flatMap((text, index): FormPiece | [] => {
    if (index % 2 === 0) return text.trim() === '' ? [] : { type: 'text', text: text.trim() };
    // A name that comes twice has one input.
    return known.delete(text) ? { type: 'field', variable: text } : [];
  });
  return [...pieces, ...Array.from(known, (variable): FormPiece => ({ type: 'field', variable }))];
}

/** Every input, also an empty one: an absent one is refused. */
export function humanValues(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ variable, kind }) => [variable, values[variable] ?? (kind === 'file' ? [] : '')]),
  );
}

/** «A word to the bench:» before an input is its name; a paragraph is not. */
function lastWords(markdown: string): string | undefined {
  const line =
    markdown
      .split('\n')
      .at(-1)
      ?.replaceAll(/[*_`#>]/g, '')
      .trim() ?? '';
  return line !== '' && line.length <= 80 ? line.replace(/\s*[:：]$/, '') : undefined;
}

function constantOf(value: unknown): string {
  const isConstant = isObject(value) && value['type'] === 'constant' && typeof value['value'] === 'string';
  return isConstant ? String(value['value']) : '';
}

function rulesOf({ kind, attributes }: HumanFormInput, maxBytes: UploadRules['maxBytes']): UploadRules {
  const types = texts(attributes['allowed_file_types']);
  const kinds = KINDS.filter((candidate) => types.includes(candidate));
  const methods = texts(attributes['allowed_file_upload_methods']);
  const limit = attributes['number_limits'];
  return {
    kinds: kinds.length > 0 ? kinds : KINDS.filter((candidate) => candidate !== 'custom'),
    extensions: texts(attributes['allowed_file_extensions']).map((extension) =>
      extension.toLowerCase().replace(/^\./, ''),
    ),
    upload: methods.length === 0 || methods.includes('local_file'),
    link: methods.includes('remote_url'),
    maxFiles: kind === 'file' ? 1 : typeof limit === 'number' && limit > 0 ? limit : 10,
    maxBytes,
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
