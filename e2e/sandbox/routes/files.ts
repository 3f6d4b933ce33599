import { asFields, asText, type Fields } from '../fields';
import { ApiError, invalidParam } from '../http/api-error';
import type { AppCall, Call, Route } from '../http/route';
import { unixSeconds } from '../ids';
import { writeJson } from '../http/json';
import { extensionOf, fileType, signPath, type StoredFile } from '../store/files';
import { forApp } from './access';

const MEGABYTE = 1_000_000;

/** Largest file by category, in MB (ref §3.10). */
const LIMITS: Readonly<Record<string, number>> = { image: 10, video: 100, audio: 50 };
const OTHER_LIMIT = 15;

/** What operators block: a script that would run where it is opened. */
const BLOCKED = new Set(['exe', 'bat', 'sh']);

async function upload(call: AppCall): Promise<Response> {
  const parts = call.form?.getAll('file') ?? [];
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
  const bytes = new Uint8Array(await part.arrayBuffer());
  const stored = call.instance.files.add({ name: part.name, mimeType: part.type, bytes });
  return created(describeUpload(stored, call), call);
}

function describeUpload(file: StoredFile, { instance, person }: AppCall): Fields {
  const url = signPath(`/files/${file.id}/file-preview`, instance.settings.fileSeconds);
  return {
    id: file.id,
    name: file.name,
    size: file.bytes.byteLength,
    extension: extensionOf(file.name),
    mime_type: file.mimeType,
    created_by: person.id,
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
  const address = asText(asFields(call.body)['url']);
  if (address === undefined || !URL.canParse(address)) {
    throw new ApiError(400, 'remote_file_upload_error', 'Error uploading remote file.');
  }
  const name = new URL(address).pathname.split('/').at(-1) ?? 'file';
  const bytes = new TextEncoder().encode(`A copy of ${address}`);
  const stored = call.instance.files.add({ name, mimeType: 'text/plain', bytes });
  const { preview_url: url, source_url: _source, ...row } = describeUpload(stored, call);
  return created({ ...row, url }, call);
}

function created(value: Fields, { profile }: Call): Response {
  const headers = { 'Content-Type': 'application/json' };
  return new Response(writeJson(value, profile), { status: 201, headers });
}

export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/files/upload', handle: forApp(upload) },
  { method: 'POST', path: '/remote-files/upload', handle: forApp(takeLink) },
  { method: 'GET', path: '/remote-files/:address{.+}', handle: forApp(inspectLink) },
];
