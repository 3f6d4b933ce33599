import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { QuestionFiles } from './chat-model';
import { asChatError, type ChatErrorCode } from './errors';
import { acceptedKind, extensionOf } from './file-kind';
import type { UploadRules } from './form-field';
import type { UploadedFile, UploadOptions, Uploads } from './services';
import type { FileKind } from './stream-event';

export type AttachmentStatus = 'uploading' | 'ready' | 'failed';

/** One file or link on its way to a question or a field. Replaced as a whole, never mutated. */
export interface Attachment {
  /** Ours, never changes. */
  readonly key: string;
  readonly name: string;
  /** Bytes; of a link only known when the server has fetched it. */
  readonly size: number | undefined;
  readonly kind: FileKind;
  readonly status: AttachmentStatus;
  /** 0–1; a link has none until it is there. */
  readonly progress: number;
  /** Why it failed. */
  readonly error: ChatErrorCode | undefined;
  /** Largest size of its kind in bytes: what `file-too-large` means here. */
  readonly maxBytes: number;
  /** Asking again may help: not where the app refuses such a file. */
  readonly canRetry: boolean;
  /** Set with status `ready`. */
  readonly uploaded: UploadedFile | undefined;
  /** The visitor's own file, for a thumbnail; `undefined` for a link. */
  readonly source: File | undefined;
}

/** Why the last `add` or `addLink` took less than it was given. */
export type AttachmentProblem =
  { readonly type: 'too-many'; readonly limit: number } | { readonly type: 'no-link' };

/** Files of a question or of a field: they upload at once, each on its own, and go along when they are there. */
export interface Attachments {
  readonly items: ReadonlySignal<readonly Attachment[]>;
  /** Gone with the next `add`, `addLink` or `remove`. */
  readonly problem: ReadonlySignal<AttachmentProblem | undefined>;
  /** Something is on its way. */
  readonly pending: ReadonlySignal<boolean>;
  /** No more can be added. */
  readonly full: ReadonlySignal<boolean>;
  /** All that is ready, in the order of adding. */
  readonly uploaded: ReadonlySignal<readonly UploadedFile[]>;
  readonly rules: UploadRules;
  /** What the app refuses stays as `failed`, so that the visitor sees why. */
  add: (files: Iterable<File>) => void;
  /** @returns whether the address was taken. */
  addLink: (url: string) => boolean;
  retry: (key: string) => void;
  /** Takes out all that is ready, to be sent; what failed stays, so that it is not lost unseen. */
  take: () => QuestionFiles;
  /** Also ends its upload. */
  remove: (key: string) => void;
  clear: () => void;
}

let count = 0;

export function createAttachments(services: () => Promise<Uploads>, rules: UploadRules): Attachments {
  const items = signal<readonly Attachment[]>([]);
  const problem = signal<AttachmentProblem | undefined>(undefined);
  /** Uploads on their way, by key. */
  const running = new Map<string, AbortController>();
  const addresses = new Map<string, string>();

  function change(key: string, fields: Partial<Attachment>): void {
    items.value = items.peek().map((item) => (item.key === key ? { ...item, ...fields } : item));
  }

  function put(attachment: Attachment): void {
    items.value = [...items.peek(), attachment];
    if (attachment.status === 'uploading') void upload(attachment);
  }

  /** Notes why where there is no room. */
  function hasRoom(): boolean {
    if (items.peek().length < rules.maxFiles) return true;
    problem.value = { type: 'too-many', limit: rules.maxFiles };
    return false;
  }

  async function upload({ key, kind, source }: Attachment): Promise<void> {
    const connection = new AbortController();
    running.set(key, connection);
    const options: UploadOptions = {
      kind,
      signal: connection.signal,
      onProgress: (progress) => {
        if (running.get(key) === connection) change(key, { progress });
      },
    };
    const settle = (fields: Partial<Attachment>): void => {
      // Taken away, or on its way again: what this one came to concerns nobody.
      if (running.get(key) !== connection) return;
      running.delete(key);
      change(key, fields);
    };
    try {
      const { upload: send, uploadLink } = await services();
      connection.signal.throwIfAborted();
      const uploaded = await (source ? send(source, options) : uploadLink(addresses.get(key) ?? '', options));
      settle(source ? { status: 'ready', progress: 1, uploaded } : judgeLink(uploaded, rules));
    } catch (cause) {
      settle({ status: 'failed', error: asChatError(cause).code, canRetry: true });
    }
  }

  function remove(key: string): void {
    problem.value = undefined;
    running.get(key)?.abort();
    running.delete(key);
    addresses.delete(key);
    items.value = items.peek().filter((item) => item.key !== key);
  }

  return {
    items,
    problem,
    pending: computed(() => items.value.some(({ status }) => status === 'uploading')),
    full: computed(() => items.value.length >= rules.maxFiles),
    uploaded: computed(() => items.value.flatMap((item) => item.uploaded ?? [])),
    rules,
    add(files) {
      problem.value = undefined;
      for (const file of files) {
        if (!hasRoom()) return;
        put(attachmentOf(file, rules));
      }
    },
    addLink(url) {
      problem.value = undefined;
      const address = parseLink(url);
      if (!address) problem.value = { type: 'no-link' };
      if (!address || !hasRoom()) return false;
      const attachment = attachmentOf(address, rules);
      addresses.set(attachment.key, address.href);
      put(attachment);
      return true;
    },
    retry(key) {
      const item = items.peek().find((known) => known.key === key);
      if (!item?.canRetry) return;
      const again: Attachment = {
        ...item,
        status: 'uploading',
        progress: 0,
        error: undefined,
        canRetry: false,
      };
      change(key, again);
      void upload(again);
    },
    take() {
      const ready = items.peek().flatMap(({ key, uploaded }) => (uploaded ? { key, ...uploaded } : []));
      for (const { key } of ready) remove(key);
      return { files: ready.map(({ file }) => file), items: ready.map(({ item }) => item) };
    },
    remove,
    clear() {
      problem.value = undefined;
      for (const connection of running.values()) connection.abort();
      running.clear();
      addresses.clear();
      items.value = [];
    },
  };
}

/** What is put in, as far as it can be judged here: the server judges again when the question is sent. */
function attachmentOf(source: File | URL, rules: UploadRules): Attachment {
  const isLink = source instanceof URL;
  const name = isLink ? nameOfLink(source) : source.name;
  const accepted = acceptedKind(name, rules);
  // An address often does not tell what is behind it.
  const kind = accepted ?? (isLink && extensionOf(name) === '' ? rules.kinds[0] : undefined);
  const maxBytes = rules.maxBytes[kind ?? 'custom'];
  const error =
    kind === undefined ? 'file-type' : !isLink && source.size > maxBytes ? 'file-too-large' : undefined;
  return {
    key: `file-${++count}`,
    name,
    size: isLink ? undefined : source.size,
    kind: kind ?? 'custom',
    status: error ? 'failed' : 'uploading',
    progress: 0,
    error,
    maxBytes,
    canRetry: false,
    uploaded: undefined,
    source: isLink ? undefined : source,
  };
}

/** What the server found behind a link decides, not what the address looked like. */
function judgeLink({ item, file }: UploadedFile, rules: UploadRules): Partial<Attachment> {
  const [family] = (file.mimeType ?? '').split('/');
  const kind =
    acceptedKind(file.name ?? '', rules) ??
    rules.kinds.find((candidate) => candidate === family) ??
    (extensionOf(file.name ?? '') === '' ? item.kind : undefined);
  const size = file.size;
  if (kind === undefined) return { status: 'failed', error: 'file-type', size };
  const maxBytes = rules.maxBytes[kind];
  if (size !== undefined && size > maxBytes) {
    return { status: 'failed', error: 'file-too-large', size, kind, maxBytes };
  }
  return {
    status: 'ready',
    progress: 1,
    kind,
    size,
    ...(file.name !== undefined && { name: file.name }),
    uploaded: { item: { ...item, kind }, file: { ...file, kind } },
  };
}

function parseLink(url: string): URL | undefined {
  const address = url.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address);
}

/** The last part of its path, else its host. */
function nameOfLink({ pathname, host }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
