import { isOption, type Options } from '../config';
import { fixesServer } from './fixed-options';

/** How every gzip begins, in base64. */
const PACKED = /^H4sI/;
/** Where Dify's names go, by what stands before them. */
const GROUPS = { 'sys.': 'systemVariables', 'user.': 'userVariables' } as const;

interface Address {
  pathname: string;
  search: string;
  origin: string;
}

/**
 * The options in an address of `chat.html`, still unknown: plain ones by their names, and what Dify's own script writes
 * (ref §11.4): values packed by gzip and base64, of variables or behind `sys.` and `user.`. Without a `token` it is the last
 * part of the path, as in `/chatbot/CODE`; such a page stands where Dify is, unless it says otherwise.
 * @param warn - hears of each value that cannot be read.
 * @param fixed - what the page itself says: where it names its app, its path is only a path.
 */
export async function readAddress(
  { pathname, search, origin }: Address,
  warn: (message: string) => void,
  fixed: Options = {},
): Promise<Record<string, unknown>> {
  const query = new URLSearchParams(search);
  query.delete('origin'); // of the parent: no option
  const code = fixed.token !== undefined || query.has('token') ? undefined : codeOf(pathname);
  const options: Record<string, unknown> = {};
  const groups: Record<string, Record<string, string>> = {};
  const put = (group: string, name: string, value: string): void => {
    (groups[group] ??= {})[name] = value;
  };

  const values = await Promise.all(
    Array.from(query, async ([name, raw]) => {
      const isPacked = PACKED.test(raw);
      return { name, isPacked, value: isPacked ? await unpack(raw) : raw };
    }),
  );
  for (const { name, isPacked, value } of values) {
    const [prefix, group] = Object.entries(GROUPS).find(([start]) => name.startsWith(start)) ?? [];
    if (value === undefined) warn(`query "${name}" cannot be unpacked`);
    else if (prefix !== undefined && group !== undefined) put(group, name.slice(prefix.length), value);
    // Dify's page of its own takes variables as they are.
    else if (isPacked || (code !== undefined && !isOption(name))) put('inputs', name, value);
    else options[name] = value;
  }
  for (const [group, found] of Object.entries(groups)) {
    options[group] = { ...readObject(options[group]), ...found };
  }
  if (code !== undefined) {
    options['token'] = code;
    if (!query.has('apiUrl') && !fixesServer(fixed)) options['baseUrl'] ??= origin;
  }
  return options;
}

function codeOf(pathname: string): string | undefined {
  const last = pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
  if (last === '' || last.endsWith('.html')) return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a stray percent sign
  }
}

/** URL-decoded → base64 → gzip → UTF-8. A plus that nobody encoded has become a space. */
async function unpack(text: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll(' ', '+')), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await new Response(stream).text();
  } catch {
    return undefined;
  }
}

/** JSON of an object, given besides. */
function readObject(raw: unknown): object {
  try {
    const value: unknown = JSON.parse(String(raw));
    return Object(value) === value ? Object(value) : {};
  } catch {
    return {};
  }
}
