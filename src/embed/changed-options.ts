import type { Options } from './config';

/** What of `after` is another than in `before`, by value; what is not there any more is `undefined`. */
export function changedOptions(before: Options, after: Options): Options {
  const changed: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value: unknown = Reflect.get(after, name);
    if (!isSame(Reflect.get(before, name), value)) changed[name] = value;
  }
  return changed;
}

/**
 * Components write their options anew with each rendering: `{ id: 'anna' }` is the same person each time. Functions,
 * elements and other objects with a life of their own are only the same as themselves.
 */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && isSame(Reflect.get(one, name), Reflect.get(other, name)))
  );
}

/** Written as `{…}` or `[…]`. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
