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

// What an option should be, in the words of the warning.
const TEXT = 'a text';
const SIZE = 'a number or a CSS length';
const PLACE = 'an element or a selector';
const NUMBER = 'a number';
const FLAG = 'true or false';
const OBJECT = 'an object';
const LIST = 'a list';
const FUNCTION = 'a function';

/** Kind by option; alternatives are spelled out. */
const KINDS: Readonly<Record<keyof Options, string>> = {
  token: TEXT,
  baseUrl: TEXT,
  apiUrl: TEXT,
  getAccessToken: FUNCTION,
  user: OBJECT,
  fetch: FUNCTION,
  inputs: OBJECT,
  systemVariables: OBJECT,
  userVariables: OBJECT,
  sendOnEnter: FLAG,
  isDev: FLAG,
  dynamicScript: FLAG,
  mode: 'bubble | inline | page',
  target: PLACE,
  position: 'bottom-right | bottom-left | top-right | top-left',
  open: FLAG,
  width: SIZE,
  height: SIZE,
  zIndex: NUMBER,
  theme: 'auto | light | dark',
  accent: TEXT,
  title: TEXT,
  icon: TEXT,
  launcherIcon: TEXT,
  launcherText: TEXT,
  placeholder: TEXT,
  locale: TEXT,
  texts: OBJECT,
  conversation: 'resume | new | session',
  conversationId: TEXT,
  greeting: TEXT,
  starters: LIST,
  markdown: OBJECT,
  debug: FLAG,
};
const kinds: ReadonlyMap<string, string> = new Map(Object.entries(KINDS));

/** `typeof` of the kinds that are one type; `data-*` spells them as JSON. */
const TYPES: Readonly<Record<string, string>> = {
  [NUMBER]: 'number',
  [FLAG]: 'boolean',
  [OBJECT]: 'object',
  [LIST]: 'list',
  [FUNCTION]: 'function',
};

/** Tells the owner of one wrong option. */
export type Warn = (message: string) => void;

/**
 * Unknown → options. What is unknown or mistyped is left out and told in one line each; the rest is taken.
 * Texts are converted (`data-*` knows nothing else): `"false"`, `"400"`, JSON for objects and lists.
 */
export function parseOptions(raw: unknown, warn: Warn): Options {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw ?? {})) {
    const kind = kinds.get(name);
    const read = readValue(value, kind);
    if (!kind) warn(`unknown option "${name}"`);
    else if (read !== undefined) options[name] = read;
    else if (value !== undefined && value !== null) warn(`option "${name}" should be ${kind}`);
  }
  return options;
}

/** @returns the value, or `undefined` where it is of another kind. */
function readValue(value: unknown, kind = ''): unknown {
  const isText = typeof value === 'string';
  const type = TYPES[kind];
  if (type) {
    const parsed = isText ? parseJson(value || 'true') : value;
    return (Array.isArray(parsed) ? 'list' : typeof parsed) === type ? parsed : undefined;
  }
  if (kind.includes('|')) return isText && kind.split(' | ').includes(value) ? value : undefined;
  if (kind === PLACE && value instanceof Element) return value;
  if (kind === SIZE && typeof value === 'number') return value;
  return isText || typeof value === 'number' ? String(value) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
