import { ChatError } from '../chat/errors';
import type { Services, UploadedFile, UploadOptions } from '../chat/services';
import type { CallOptions, Http } from './http';
import { isRecord, optionalNumber, optionalText, record, resolveUrl, type Fields } from './read';
import { fetchWithProgress } from './upload-progress';

type Send = (options: CallOptions) => Promise<unknown>;

/** Files on their way to a question or a form (ref §3.10). */
export function fileServices(http: Http) {
  const to =
    (path: string): Send =>
    (options) =>
      http.json(path, { ...options, method: 'POST' });
  return {
    ...uploadsThrough(http, to('/files/upload'), to('/remote-files/upload')),
    linkInfo: async (url) => {
      const info = record(
        await http.json(`/remote-files/${encodeURIComponent(url)}`, { mayBeMissing: true }),
      );
      const size = optionalNumber(info['file_length']);
      return {
        mimeType: optionalText(info['file_type']),
        size: size === undefined || size < 0 ? undefined : size,
      };
    },
  } satisfies Partial<Services>;
}

/** Uploads and links through the doors given: each posts a body and gives the row of the file. */
export function uploadsThrough(http: Http, sendFile: Send, sendLink: Send) {
  return {
    upload: async (file, options) => {
      const body = new FormData();
      body.append('file', file, file.name);
      const row = await sendFile({
        body,
        signal: options.signal,
        // `fetch` tells nothing of what has left; an owner's own `fetch` is used all the same.
        ...(options.onProgress && !http.ownFetch && { fetch: fetchWithProgress(options.onProgress) }),
      });
      return parseUpload(row, options, 'upload', http.apiUrl);
    },
    uploadLink: async (url, options) => {
      const row = await sendLink({ body: { url }, signal: options.signal });
      return parseUpload(row, options, 'link', http.apiUrl);
    },
  } satisfies Partial<Services>;
}

function parseUpload(
  value: unknown,
  { kind }: UploadOptions,
  method: 'upload' | 'link',
  apiUrl: string,
): UploadedFile {
  const row: Fields = isRecord(value) ? value : {};
  const id = optionalText(row['id']);
  if (id === undefined) throw new ChatError('protocol', 'The upload gave no file id.');
  const address = row['url'] ?? row['source_url'] ?? row['preview_url'];
  return {
    item:
      method === 'upload'
        ? { kind, method, uploadId: id }
        : { kind, method, uploadId: id, url: optionalText(row['url']) ?? '' },
    file: {
      id,
      kind,
      name: optionalText(row['name']),
      url: resolveUrl(address, apiUrl),
      mimeType: optionalText(row['mime_type']),
      size: optionalNumber(row['size']),
      belongsTo: 'user',
      uploadId: id,
    },
  };
}
