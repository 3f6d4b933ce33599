import { expect, test } from 'vitest';
import { createAttachments, type Attachments } from './attachments';
import { ChatError } from './errors';
import type { UploadRules } from './form-field';
import type { Services, UploadedFile, UploadOptions } from './services';
import { FakeTransport, nextTask } from './testing';

const MB = 1024 * 1024;
const RULES: UploadRules = {
  kinds: ['image', 'document'],
  extensions: [],
  upload: true,
  link: true,
  maxFiles: 3,
  maxBytes: { image: MB, document: 2 * MB, audio: MB, video: MB, custom: MB },
};

interface Upload {
  options: UploadOptions;
  resolve: (uploaded: UploadedFile) => void;
  reject: (cause: unknown) => void;
}

/** Uploads that end when the test says so. */
function setUp(rules: Partial<UploadRules> = {}): {
  attachments: Attachments;
  uploads: Upload[];
  urls: string[];
} {
  const uploads: Upload[] = [];
  const urls: string[] = [];
  const start = (options: UploadOptions): Promise<UploadedFile> =>
    new Promise((resolve, reject) => {
      uploads.push({ options, resolve, reject });
      options.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
    });
  const services = async (): Promise<Services> => ({
    ...(await new FakeTransport().services()),
    upload: (_file, options) => start(options),
    uploadLink: (url, options) => {
      urls.push(url);
      return start(options);
    },
  });
  return { attachments: createAttachments(services, { ...RULES, ...rules }), uploads, urls };
}

function file(name: string, bytes = 5): File {
  return new File([new Uint8Array(bytes)], name);
}

function uploaded(name: string, more: Partial<UploadedFile['file']> = {}): UploadedFile {
  const item = { kind: 'document', method: 'upload', uploadId: 'f-1' } as const;
  return {
    item,
    file: {
      id: 'f-1',
      kind: 'document',
      name,
      url: undefined,
      mimeType: undefined,
      size: 5,
      belongsTo: 'user',
      uploadId: 'f-1',
      ...more,
    },
  };
}

/** Until all that waits has gone on. */
const states = ({ items }: Attachments) =>
  items.value.map(({ name, status, error }) => [name, status, error]);

test('a file uploads at once, tells its progress and goes along when it is there', async () => {
  const { attachments, uploads } = setUp();
  attachments.add([file('notes.txt')]);
  expect(attachments.pending.value).toBe(true);
  await nextTask();
  expect(uploads[0]?.options.kind).toBe('document');
  uploads[0]?.options.onProgress?.(0.4);
  expect(attachments.items.value[0]).toMatchObject({ status: 'uploading', progress: 0.4, size: 5 });
  uploads[0]?.resolve(uploaded('notes.txt'));
  await nextTask();
  expect(attachments.items.value[0]).toMatchObject({ status: 'ready', progress: 1 });
  expect(attachments.uploaded.value.map(({ item }) => item)).toEqual([
    { kind: 'document', method: 'upload', uploadId: 'f-1' },
  ]);
  expect(attachments.pending.value).toBe(false);
});

test('what the app refuses is shown with the reason and never uploaded', async () => {
  const { attachments, uploads } = setUp();
  attachments.add([file('song.mp3'), file('photo.png', MB + 1)]);
  await nextTask();
  expect(states(attachments)).toEqual([
    ['song.mp3', 'failed', 'file-type'],
    ['photo.png', 'failed', 'file-too-large'],
  ]);
  expect(attachments.items.value.map(({ canRetry }) => canRetry)).toEqual([false, false]);
  expect(uploads).toHaveLength(0);
});

test('files above the limit are left out, and it is told', () => {
  const { attachments } = setUp({ maxFiles: 2 });
  attachments.add([file('1.txt'), file('2.txt'), file('3.txt')]);
  expect(attachments.items.value).toHaveLength(2);
  expect(attachments.full.value).toBe(true);
  expect(attachments.problem.value).toEqual({ type: 'too-many', limit: 2 });
  attachments.remove(attachments.items.value[0]?.key ?? '');
  expect(attachments.problem.value).toBeUndefined();
  expect(attachments.full.value).toBe(false);
});

test('a failed upload says why and can be tried again', async () => {
  const { attachments, uploads } = setUp();
  attachments.add([file('notes.txt')]);
  await nextTask();
  uploads[0]?.reject(new ChatError('network', 'No network.'));
  await nextTask();
  expect(states(attachments)).toEqual([['notes.txt', 'failed', 'network']]);
  expect(attachments.pending.value).toBe(false);
  attachments.retry(attachments.items.value[0]?.key ?? '');
  expect(states(attachments)).toEqual([['notes.txt', 'uploading', undefined]]);
  await nextTask();
  uploads[1]?.resolve(uploaded('notes.txt'));
  await nextTask();
  expect(states(attachments)).toEqual([['notes.txt', 'ready', undefined]]);
});

test('taking a file away ends its upload, and nothing comes back', async () => {
  const { attachments, uploads } = setUp();
  attachments.add([file('1.txt'), file('2.txt')]);
  await nextTask();
  attachments.remove(attachments.items.value[0]?.key ?? '');
  expect(uploads.map(({ options }) => options.signal?.aborted)).toEqual([true, false]);
  uploads[0]?.options.onProgress?.(0.9);
  await nextTask();
  expect(states(attachments)).toEqual([['2.txt', 'uploading', undefined]]);
  attachments.clear();
  expect(uploads[1]?.options.signal?.aborted).toBe(true);
  await nextTask();
  expect(attachments.items.value).toEqual([]);
});

test('a link is fetched by the server, and what it found decides the kind', async () => {
  const { attachments, uploads, urls } = setUp();
  expect(attachments.addLink(' https://files.example/view?id=7 ')).toBe(true);
  await nextTask();
  expect(urls).toEqual(['https://files.example/view?id=7']);
  uploads[0]?.resolve(uploaded('view', { mimeType: 'image/png', size: 900 }));
  await nextTask();
  expect(attachments.items.value[0]).toMatchObject({ status: 'ready', kind: 'image', size: 900 });
  expect(attachments.uploaded.value[0]?.item.kind).toBe('image');
});

test('a link to something the app refuses fails: by its address, by what was found, by its size', async () => {
  const { attachments, uploads } = setUp();
  attachments.addLink('https://files.example/song.mp3');
  attachments.addLink('https://files.example/a');
  attachments.addLink('https://files.example/b.pdf');
  await nextTask();
  expect(uploads).toHaveLength(2);
  uploads[0]?.resolve(uploaded('a.mp3'));
  uploads[1]?.resolve(uploaded('b.pdf', { size: 3 * MB }));
  await nextTask();
  expect(states(attachments)).toEqual([
    ['song.mp3', 'failed', 'file-type'],
    ['a', 'failed', 'file-type'],
    ['b.pdf', 'failed', 'file-too-large'],
  ]);
});

test('what is no web address is not taken', () => {
  const { attachments } = setUp();
  for (const text of ['', 'notes.txt', 'javascript:alert(1)', 'file:///etc/passwd', 'https://']) {
    expect(attachments.addLink(text), text).toBe(false);
    expect(attachments.problem.value, text).toEqual({ type: 'no-link' });
  }
  expect(attachments.items.value).toEqual([]);
});
