import { asFields, asText, type Fields } from '../fields';
import { ApiError, invalidParam } from '../http/api-error';
import type { AppCall, Call, Route } from '../http/route';
import { unixSeconds } from '../ids';
import { writeJson } from '../http/json';
import type { Settings } from '../settings';
import { extensionOf, type Files, fileType, signPath, type StoredFile } from '../store/files';
import { forApp } from './access';

const MEGABYTE = 1_000_000;

/** Largest file by category, in MB (ref §3.10). */
const LIMITS: Readonly<Record<string, number>> = { image: 10, video: 100, audio: 50 };
const OTHER_LIMIT = 15;

/** What operators block: a script that would run where it is opened. */
const BLOCKED = new Set(['exe', 'bat', 'sh']);

async function upload(call: AppCall): Promise<Response> {
  const stored = await storePart(call.form, call.instance.files);
  return created(describeUpload(stored, call.instance.settings, call.person.id), call);
}

/**
 * Keeps the one `file` of a multipart body.
 * @throws {ApiError} as ref §3.10.
 */
export async function storePart(form: FormData | undefined, files: Files): Promise<StoredFile> {
  const parts = form?.getAll('file') ?? [];
  const [part] = parts;
  if (part === undefined || typeof part === 'string') {
    throw new ApiError(400, 'no_file_uploaded', 'Please upload your file.');
  }
  if (parts.length > 1) throw new ApiError(400, 'too_many_files', 'Only one file is allowed.');
  if (part.name === '')
    throw new ApiError(400, 'filename_not_exists_error', 'The specified filename does not exist.');
  if (/[/\\]/.test(part.name)) throw invalidParam('Filename contains invalid characters');
  const extension = extensionOf(part.name);
  if (BLOCKED.has(extension)) {
    throw invalidParam(`File extension '.${extension}' is not allowed for security reasons`);
  }
  if (part.size > (LIMITS[fileType(part.name)] ?? OTHER_LIMIT) * MEGABYTE) {
    throw new ApiError(413, 'file_too_large', 'File size exceeded.');
  }
  return files.add({ name: part.name, mimeType: part.type, bytes: new Uint8Array(await part.arrayBuffer()) });
}

/** A file row; `personId` is null for somebody without a passport. */
export function describeUpload(file: StoredFile, { fileSeconds }: Settings, personId: string | null): Fields {
  const url = signPath(`/files/${file.id}/file-preview`, fileSeconds);
  return {
    id: file.id,
    name: file.name,
    size: file.bytes.byteLength,
    extension: extensionOf(file.name),
    mime_type: file.mimeType,
    created_by: personId,
    created_at: unixSeconds(),
    preview_url: url,
    source_url: url,
  };
}

/** What is behind a link; the sandbox never asks the network. */
function inspectLink({ request }: Call): Fields {
  const address = decodeURIComponent(new URL(request.url).pathname.split('/remote-files/')[1] ?? '');
  const isImage = fileType(address.replace(/[?#].*/, '')) === 'image';
  return { file_type: isImage ? 'image/png' : 'application/octet-stream', file_length: -1 };
}

function takeLink(call: AppCall): Response {
  const { instance, person } = call;
  const stored = storeLink(asFields(call.body)['url'], instance.files);
  const described = describeUpload(stored, instance.settings, person.id);
  const { preview_url: url, source_url: _source, ...row } = described;
  return created({ ...row, url }, call);
}

/** Keeps what might be behind a link. */
export function storeLink(link: unknown, files: Files): StoredFile {
  const address = asText(link);
  if (address === undefined || !URL.canParse(address)) {
    throw new ApiError(400, 'remote_file_upload_error', 'Error uploading remote file.');
  }
  const name = new URL(address).pathname.split('/').at(-1) ?? 'file';
  const bytes = new TextEncoder().encode(`A copy of ${address}`);
  return files.add({ name, mimeType: 'text/plain', bytes });
}

export function created(value: Fields, { profile }: Call): Response {
  const headers = { 'Content-Type': 'application/json' };
  return new Response(writeJson(value, profile), { status: 201, headers });
}

export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/files/upload', handle: forApp(upload) },
  { method: 'POST', path: '/remote-files/upload', handle: forApp(takeLink) },
  { method: 'GET', path: '/remote-files/:address{.+}', handle: forApp(inspectLink) },
];
