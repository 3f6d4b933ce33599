import type { FileKind } from '../chat/stream-event';

const KINDS: ReadonlySet<unknown> = new Set(['image', 'document', 'audio', 'video', 'custom']);

export function isKind(value: unknown): value is FileKind {
  return KINDS.has(value);
}
