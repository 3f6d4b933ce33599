/**
 * Every option of the widget: type, default and unit. The same object is given to `createChat()`, stands in
 * `window.difyChatbotConfig`, or is spelled as `data-*` of the script tag.
 */
export interface Options {
  /** Web code of the app: the last part of its public address. Required. */
  token?: string;
  /** Address of Dify's web front end. Default `https://udify.app`. */
  baseUrl?: string;
  /** Address of the web API. Default: the origin of `baseUrl` + `/api`. */
  apiUrl?: string;
  /** For an own proxy or gateway: its result is sent as Bearer instead of Dify's passport. */
  getAccessToken?: () => Promise<string>;
  /** Who is chatting. `id` opens this person's history to whoever knows it: make it unguessable. */
  user?: { id: string; name?: string; avatarUrl?: string };
  /** Replaces the page's `fetch` for all calls. */
  fetch?: typeof fetch;

  /** Values of the app's input form, by variable. Default `{}`. */
  inputs?: Record<string, unknown>;
  /** Dify's own names: `user_id` (as `user.id`), `conversation_id` (as `conversationId`), `locale`. */
  systemVariables?: Record<string, unknown>;
  /** Dify's own names: `name`, `avatar_url`. */
  userVariables?: Record<string, unknown>;
  /** Enter sends, Shift+Enter makes a line; `false`: the other way round. Default `true`. */
  sendOnEnter?: boolean;
  /** Dify's test instance (`https://dev.udify.app`). Default `false`. */
  isDev?: boolean;
  /** Accepted for Dify's sake: the widget starts whenever its script arrives. */
  dynamicScript?: boolean;

  /** A launcher with a panel, the panel inside `target`, or the panel as the whole page. Default `bubble`. */
  mode?: 'bubble' | 'inline' | 'page';
  /** Where the widget goes: an element or a selector. Default `document.body`. */
  target?: string | HTMLElement;
  /** Corner of the launcher; left and right change sides in right-to-left pages. Default `bottom-right`. */
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  /** Open at once. Default `false`. */
  open?: boolean;
  /** Of the panel: px, or any CSS length. Default 400. */
  width?: number | string;
  /** Of the panel: px, or any CSS length. Default 680. */
  height?: number | string;
  /** Of the launcher; the panel is in the top layer. Default 2147483000. */
  zIndex?: number;

  /** Default `auto`: as the visitor's system. */
  theme?: 'auto' | 'light' | 'dark';
  /** CSS colour; contrast is repaired in both themes. Default: the app's. */
  accent?: string;
  /** Name in the header. Default: the app's. */
  title?: string;
  /** An emoji or the URL of a picture. Default: the app's. */
  icon?: string;
  /** URL of a picture in the launcher. Default: a speech bubble. */
  launcherIcon?: string;
  /** Text beside the launcher's icon. Default: none. */
  launcherText?: string;
  /** Of the composer. Default: the app's. */
  placeholder?: string;
  /** BCP 47 tag. Default: English, the one language so far. */
  locale?: string;
  /** Replaces texts by name (see `src/i18n/translation.ts`). */
  texts?: Record<string, unknown>;

  /** Go on with the last conversation, start anew, or keep it for this browser tab. Default `resume`. */
  conversation?: 'resume' | 'new' | 'session';
  /** Opens this conversation. */
  conversationId?: string;
  /** Replaces the app's opening statement; Markdown. */
  greeting?: string;
  /** Replaces the app's suggested questions. */
  starters?: string[];

  /** `html`: show harmless HTML tags of answers (default `true`); `images`: whose images load at once. */
  markdown?: { html?: boolean; images?: 'trusted' | 'all' | string[] };
  /** Explains in the console what happens. Default `false`. */
  debug?: boolean;
}

type Kind =
  'string' | 'number' | 'boolean' | 'object' | 'function' | 'array' | 'size' | 'target' | readonly string[];

const KINDS: Readonly<Record<keyof Options, Kind>> = {
  token: 'string',
  baseUrl: 'string',
  apiUrl: 'string',
  getAccessToken: 'function',
  user: 'object',
  fetch: 'function',
  inputs: 'object',
  systemVariables: 'object',
  userVariables: 'object',
  sendOnEnter: 'boolean',
  isDev: 'boolean',
  dynamicScript: 'boolean',
  mode: ['bubble', 'inline', 'page'],
  target: 'target',
  position: ['bottom-right', 'bottom-left', 'top-right', 'top-left'],
  open: 'boolean',
  width: 'size',
  height: 'size',
  zIndex: 'number',
  theme: ['auto', 'light', 'dark'],
  accent: 'string',
  title: 'string',
  icon: 'string',
  launcherIcon: 'string',
  launcherText: 'string',
  placeholder: 'string',
  locale: 'string',
  texts: 'object',
  conversation: ['resume', 'new', 'session'],
  conversationId: 'string',
  greeting: 'string',
  starters: 'array',
  markdown: 'object',
  debug: 'boolean',
};

const kinds: ReadonlyMap<string, Kind> = new Map(Object.entries(KINDS));

/** Tells the owner of one wrong option. */
export type Warn = (message: string) => void;

/**
 * Unknown → options. What is unknown or mistyped is left out and told in one line each; the rest is taken.
 * Texts are converted (`data-*` knows nothing else): `"false"`, `"400"`, JSON for objects and lists.
 */
export function parseOptions(raw: unknown, warn: Warn): Options {
  const options: Record<string, unknown> = {};
  if (typeof raw !== 'object' || raw === null) return options;
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || value === null) continue;
    const kind = kinds.get(name);
    if (kind === undefined) {
      warn(`unknown option "${name}"`);
      continue;
    }
    const read = readValue(value, kind);
    if (read === undefined) {
      warn(`option "${name}" should be ${typeof kind === 'string' ? NAMES[kind] : kind.join(' | ')}`);
    } else options[name] = read;
  }
  return options;
}

const NAMES: Readonly<Record<Extract<Kind, string>, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  function: 'a function',
  array: 'a list',
  size: 'a number of px or a CSS length',
  target: 'an element or a selector',
};

/** @returns the value, or `undefined` where it is of another kind. */
function readValue(value: unknown, kind: Kind): unknown {
  if (typeof kind !== 'string') return kind.includes(String(value)) ? value : undefined;
  switch (kind) {
    case 'size':
      return typeof value === 'number' ? value : readText(value);
    case 'target':
      return value instanceof Element ? value : readText(value);
    case 'string':
      return readText(value);
    case 'boolean':
      return value === '' || value === 'true' ? true : value === 'false' ? false : ofType(value, kind);
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(+value)
        ? +value
        : ofType(value, kind);
    case 'function':
      return ofType(value, kind);
    case 'array':
    case 'object': {
      const parsed = typeof value === 'string' ? parseJson(value) : value;
      return Array.isArray(parsed) === (kind === 'array') ? ofType(parsed, 'object') : undefined;
    }
    default:
      kind satisfies never;
      return undefined;
  }
}

function ofType(value: unknown, type: string): unknown {
  return typeof value === type ? value : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
