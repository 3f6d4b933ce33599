import { hash, newId, unixSeconds } from '../ids';

/** Seconds a signature lives by the server's setting. */
const SIGNATURE_SECONDS = 300;

const FILE_URL = /\/files\/[\w./-]+(?:\?[\w=&-]*)?/g;

/** Bytes a visitor sent, or a tool made. */
export interface StoredFile {
  id: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What visitors sent to an instance. Lost with it. */
export class Files {
  readonly #byId = new Map<string, StoredFile>();

  add(file: Omit<StoredFile, 'id'>): StoredFile {
    const stored = { ...file, id: newId() };
    this.#byId.set(stored.id, stored);
    return stored;
  }

  find(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }
}

/** A short-lived address, relative to the API's origin (ref §3.11). */
export function signPath(path: string, lifeSeconds: number): string {
  // The server judges by the time of signing, so a shorter life is an earlier signature.
  const timestamp = unixSeconds() - SIGNATURE_SECONDS + lifeSeconds;
  const nonce = newId().replaceAll('-', '');
  return `${path}?timestamp=${timestamp}&nonce=${nonce}&sign=${seal(path, `${timestamp}`, nonce)}`;
}

/** Every `/files/…` address of a text signed anew. */
export function signText(text: string, lifeSeconds: number): string {
  return text.replaceAll(FILE_URL, (url) => signPath(url.replace(/\?.*/, ''), lifeSeconds));
}

export function isSigned(url: URL): boolean {
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const nonce = url.searchParams.get('nonce') ?? '';
  if (url.searchParams.get('sign') !== seal(url.pathname, timestamp, nonce)) return false;
  return unixSeconds() - Number(timestamp) < SIGNATURE_SECONDS;
}

function seal(path: string, timestamp: string, nonce: string): string {
  return [1, 2, 3, 4].map((round) => hash(`${round}|${path}|${timestamp}|${nonce}|harbor`)).join('');
}

/** The category of a file by its extension (ref §6.3). */
export function fileType(name: string): string {
  const extension = extensionOf(name);
  const found = Object.entries(EXTENSIONS).find(([, extensions]) =>
    extensions.split(' ').includes(extension),
  );
  return found?.[0] ?? 'custom';
}

export function extensionOf(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
}

const EXTENSIONS = {
  image: 'jpg jpeg png gif webp svg',
  document: 'txt md mdx markdown pdf html xlsx xls doc docx csv eml msg pptx ppt xml epub',
  audio: 'mp3 m4a wav amr mpga',
  video: 'mp4 mov mpeg webm',
};
