import type { Answer } from './answer';
import { isObject } from './json-schema';
import type { MessageFile } from './stream-event';

/** One output of a workflow, as it can be shown. */
export type Output = { readonly name: string } & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'flag'; readonly value: boolean }
  | { readonly type: 'files'; readonly files: readonly MessageFile[] }
  | { readonly type: 'json'; readonly json: string }
);

/** What a run has come to, without what its text has shown already. Empty values say nothing. */
export function outputsOf({ text, run, files }: Answer): Output[] {
  const outputs = Object.entries(run?.outputs ?? {}).flatMap(([name, value]) => outputOf(name, value) ?? []);
  const shown = text.trim();
  const fresh = outputs.filter((output) => output.type !== 'text' || output.text.trim() !== shown);
  // The end of a run lists its files once more.
  const known = new Set(
    outputs.flatMap((output) => (output.type === 'files' ? output.files.map(pathOf) : [])),
  );
  const others = files.filter((file) => !known.has(pathOf(file)));
  return others.length === 0 ? fresh : [...fresh, { name: '', type: 'files', files: others }];
}

/** As many last characters of two texts are enough to tell that one ends as the other does. */
const END_LENGTH = 40;

/**
 * The whole of a text of which a part was said while nobody listened: the output that is longer and ends as it does.
 * `undefined` where there is none.
 */
export function wholeTextOf({ text, run }: Answer): string | undefined {
  const end = text.trimEnd().slice(-END_LENGTH);
  if (end === '') return undefined;
  return Object.values(run?.outputs ?? {}).find(
    (value): value is string =>
      typeof value === 'string' && value.length > text.length && value.trimEnd().endsWith(end),
  );
}

function outputOf(name: string, value: unknown): Output | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return { name, type: 'text', text: value };
  if (typeof value === 'number') return { name, type: 'number', value };
  if (typeof value === 'boolean') return { name, type: 'flag', value };
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return undefined;
  const files = list.filter(isMessageFile);
  if (files.length === list.length) return { name, type: 'files', files };
  return { name, type: 'json', json: JSON.stringify(value, null, 2) };
}

/** `api/` has read it; a JSON value of the app's own has not all of these. */
function isMessageFile(value: unknown): value is MessageFile {
  return isObject(value) && ['kind', 'belongsTo', 'uploadId', 'mimeType'].every((name) => name in value);
}

/** Signatures differ from one address to the next, the path does not. */
function pathOf({ url, id }: MessageFile): string | undefined {
  return url?.split('?')[0] ?? id;
}
