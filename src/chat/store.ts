/**
 * Text kept across page loads under short keys. Implemented over localStorage by `embed/storage`, which never throws:
 * where storage is refused or full it keeps the values in memory.
 */
export interface Store {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Calls `listener` when another tab has changed the value, or a later page of this one may have. @returns its undo. */
  watch?(key: string, listener: () => void): () => void;
}
