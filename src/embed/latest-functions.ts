import { isPlain } from './changed-options';
import type { Options } from './config';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * Components write their functions anew with each rendering, too. What this gives has in their place, also inside of an
 * object, functions that stay the same and call the latest: for another one nothing has to begin anew.
 */
export function createLatestFunctions(): (options: Options) => Options {
  const latest = new Map<string, AnyFunction>();
  const steady = new Map<string, AnyFunction>();

  function hold(path: string, value: AnyFunction): AnyFunction {
    latest.set(path, value);
    let held = steady.get(path);
    if (!held) steady.set(path, (held = (...args) => latest.get(path)?.(...args)));
    return held;
  }
  function holdAll(options: object, path: string): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(options).map(([name, value]: [string, unknown]) => {
        const inner = `${path}.${name}`;
        if (isFunction(value)) return [name, hold(inner, value)];
        const isGroup = path === '' && isPlain(value) && Object.values(value).some(isFunction);
        return [name, isGroup ? holdAll(value, inner) : value];
      }),
    );
  }
  return (options) => holdAll(options, '');
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
