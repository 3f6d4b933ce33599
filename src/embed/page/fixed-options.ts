import type { Options } from '../config';

/** Each of them says which server is asked (embed/resolve.ts): whoever fixes one has fixed all. */
const SERVER: ReadonlySet<string> = new Set<keyof Options>(['baseUrl', 'apiUrl', 'isDev']);

export function fixesServer(fixed: Options): boolean {
  return Object.keys(fixed).some((name) => SERVER.has(name));
}

/**
 * What others may still say: neither what the page's owner has fixed, nor the same in other words.
 * @param warn - hears of each option that is left out.
 */
export function withoutFixed(
  raw: Record<string, unknown>,
  fixed: Options,
  warn: (message: string) => void,
): Record<string, unknown> {
  const names = new Set(Object.keys(fixed));
  if (fixesServer(fixed)) for (const name of SERVER) names.add(name);
  if (fixed.systemVariables?.['user_id'] !== undefined) names.add('user');
  return Object.fromEntries(
    Object.entries(raw).filter(([name]) => {
      if (names.has(name)) warn(`option "${name}" is fixed by the page`);
      return !names.has(name);
    }),
  );
}
