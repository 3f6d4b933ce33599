import type { FormField, UploadRules } from '../chat/form-field';
import type { FileKind } from '../chat/stream-event';
import { isKind } from './parse-kind';
import { isRecord, list, optionalNumber, optionalText, parseJson, record, text, type Fields } from './read';

const MEGABYTE = 1024 * 1024;
/** Used where the server tells no limit of its own, in MB (ref §3.10). */
const DEFAULT_LIMITS: Readonly<Record<FileKind, number>> = {
  image: 10,
  document: 15,
  audio: 50,
  video: 100,
  custom: 15,
};
/** Name of each limit in `system_parameters`. */
const LIMIT_NAMES: Readonly<Record<FileKind, string>> = {
  image: 'image_file_size_limit',
  document: 'file_size_limit',
  audio: 'audio_file_size_limit',
  video: 'video_file_size_limit',
  custom: 'file_size_limit',
};

/**
 * The controls of `user_input_form` (ref §6.2). Kinds of newer servers are left out.
 * @param missed - hears of a required one that is left out: the app cannot be served fully.
 */
export function parseFields(
  form: unknown,
  limits: Fields,
  missed: (variable: string, kind: string) => void,
): FormField[] {
  return list(form)
    .filter(isRecord)
    .flatMap((item) => {
      const [kind = '', value] = Object.entries(item)[0] ?? [];
      const raw = record(value);
      const field = text(raw['variable']) === '' ? undefined : parseField(kind, raw, limits);
      if (!field && raw['required'] === true && kind !== 'external_data_tool')
        missed(text(raw['variable']), kind);
      return field ?? [];
    });
}

function parseField(kind: string, raw: Fields, limits: Fields): FormField | undefined {
  const variable = text(raw['variable']);
  const base = {
    variable,
    label: text(raw['label']) || variable,
    required: raw['required'] === true,
    hidden: raw['hide'] === true,
    hint: optionalText(raw['hint']) ?? optionalText(raw['description']),
  };
  const initial = raw['default'];
  switch (kind) {
    case 'text-input':
    case 'paragraph':
      return {
        ...base,
        kind: 'text',
        multiline: kind === 'paragraph',
        maxLength: optionalNumber(raw['max_length']),
        default: text(initial),
        placeholder: text(raw['placeholder']),
      };
    case 'select':
      return {
        ...base,
        kind: 'select',
        options: list(raw['options']).map(text).filter(Boolean),
        default: text(initial),
      };
    case 'number':
      return { ...base, kind: 'number', default: optionalNumber(initial), unit: optionalText(raw['unit']) };
    case 'checkbox':
      return { ...base, kind: 'checkbox', default: initial === true || initial === 'true' };
    case 'file':
    case 'file-list':
      return {
        ...base,
        kind: 'file',
        multiple: kind === 'file-list',
        rules: parseRules(raw, kind === 'file' ? 1 : optionalNumber(raw['max_length']), limits),
      };
    case 'json_object': {
      const schema = raw['json_schema'];
      const value = typeof schema === 'string' ? parseJson(schema) : schema;
      return {
        ...base,
        kind: 'json',
        schema: isRecord(value) ? value : undefined,
        default: isRecord(initial) ? JSON.stringify(initial, null, 2) : text(initial),
      };
    }
    default:
      return undefined;
  }
}

/** `file_upload` in any of its shapes (ref §6.3); `undefined` where a question takes no files. */
export function parseUploads(value: unknown, limits: Fields): UploadRules | undefined {
  const raw = record(value);
  if (raw['enabled'] === true) {
    return parseRules(raw, optionalNumber(raw['number_limits']), {
      ...record(raw['fileUploadConfig']),
      ...limits,
    });
  }
  const image = record(raw['image']);
  if ('enabled' in raw || image['enabled'] !== true) return undefined;
  // Servers before the newer keys know images only.
  return parseRules(
    { allowed_file_types: ['image'], allowed_file_upload_methods: image['transfer_methods'] },
    optionalNumber(image['number_limits']),
    limits,
  );
}

function parseRules(raw: Fields, maxFiles: number | undefined, limits: Fields): UploadRules {
  const kinds = list(raw['allowed_file_types']).filter(isKind);
  const methods = list(raw['allowed_file_upload_methods']);
  const bytes = (kind: FileKind): number =>
    (optionalNumber(limits[LIMIT_NAMES[kind]]) ?? DEFAULT_LIMITS[kind]) * MEGABYTE;
  return {
    kinds: kinds.length > 0 ? kinds : ['image', 'document', 'audio', 'video'],
    extensions: list(raw['allowed_file_extensions']).map((extension) =>
      text(extension).toLowerCase().replace(/^\./, ''),
    ),
    upload: methods.length === 0 || methods.includes('local_file'),
    link: methods.includes('remote_url'),
    maxFiles: maxFiles ?? optionalNumber(limits['workflow_file_upload_limit']) ?? 10,
    maxBytes: {
      image: bytes('image'),
      document: bytes('document'),
      audio: bytes('audio'),
      video: bytes('video'),
      custom: bytes('custom'),
    },
  };
}
