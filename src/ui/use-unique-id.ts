import { useMemo } from 'preact/hooks';

let count = 0;

/** Preact's own ids begin anew with each root, and a long thread has many (thread/past). */
export function useUniqueId(): string {
  return useMemo(() => `part-${++count}`, []);
}
