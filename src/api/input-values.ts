import type { OutgoingFile } from '../chat/transport';
import { isKind } from './parse-kind';
import { isRecord, optionalText, type Fields } from './read';

/** Marks a file among stored inputs and outputs (ref §3.7). */
const FILE_MARK = '__dify__file__';

function isFileValue(value: unknown): value is Fields {
  return isRecord(value) && value['dify_model_identity'] === FILE_MARK;
}

/** A file as questions and inputs carry it (ref §3.10). */
export function fileItem(file: OutgoingFile): Record<string, string> {
  return file.method === 'upload'
    ? { type: file.kind, transfer_method: 'local_file', url: '', upload_file_id: file.uploadId }
    : {
        type: file.kind,
        transfer_method: 'remote_url',
        url: file.url,
        ...(file.uploadId !== undefined && { upload_file_id: file.uploadId }),
      };
}

/** The values of a form as a request takes them: files become items, everything else goes as it is. */
export function writeInputs(inputs: Fields): Fields {
  return mapValues(inputs, (value) => (isOutgoing(value) ? fileItem(value) : value));
}

/** Stored values as they can be sent again: files have come back as what the server makes of them. */
export function readInputs(inputs: Fields): Fields {
  return mapFiles(inputs, readFile);
}

/** Stored files among values, alone or in lists, as what `read` makes of them. */
export function mapFiles(fields: Fields, read: (file: Fields) => unknown): Fields {
  return mapValues(fields, (value) => (isFileValue(value) ? read(value) : value));
}

function mapValues(fields: Fields, map: (value: unknown) => unknown): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.map(map) : map(value)]),
  );
}

/** Ours by its exact shape: a JSON value of the visitor's own may have one of these members. */
function isOutgoing(value: unknown): value is OutgoingFile {
  if (!isRecord(value) || !isKind(value['kind'])) return false;
  const { method, uploadId, url } = value;
  return method === 'upload' ? typeof uploadId === 'string' : method === 'link' && typeof url === 'string';
}

/** What it came from decides: an upload by its id, a link by its address, whose signature has died. */
function readFile(file: Fields): unknown {
  const kind = isKind(file['type']) ? file['type'] : 'custom';
  const uploadId = optionalText(file['upload_file_id']) ?? optionalText(file['related_id']);
  if (file['transfer_method'] !== 'remote_url') {
    return uploadId === undefined ? file : { kind, method: 'upload', uploadId };
  }
  const url = optionalText(file['remote_url']) ?? optionalText(file['url']) ?? '';
  return { kind, method: 'link', url, ...(uploadId !== undefined && { uploadId }) };
}
