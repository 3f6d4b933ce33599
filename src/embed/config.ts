import type { Interceptors } from '../chat/interceptors';
import type { Renderers } from '../chat/renderers';

/**
 * Every option of the widget: type, default and unit. The same object is given to `createChat()`, stands in
 * `window.difyChatbotConfig`, or is spelled as `data-*` of the script tag.
 */
export interface Options {
  // Access

  /** Web code of the app: the last part of its public address. Required. */
  token?: string;
  /** Address of Dify's web front end. Default `https://udify.app`. */
  baseUrl?: string;
  /** Address of the web API. Default: the origin of `baseUrl` + `/api`. */
  apiUrl?: string;
  /** For an own proxy or gateway: its result is sent as Bearer instead of Dify's passport. Default: none. */
  getAccessToken?: () => Promise<string>;
  /**
   * `ask-page`: nothing is loaded, asked or stored before the page calls `grantConsent()`; the press of the launcher is told
   * by the event `open`. Default `granted`.
   */
  consent?: 'granted' | 'ask-page';
  /** Who is chatting. Default: somebody without a name, known again by this browser only. */
  user?: {
    /** Opens this person's history to whoever knows it: make it unguessable. Required. */
    id: string;
    /** For screen readers, with the picture. Default: none. */
    name?: string;
    /** Drawn beside what the visitor says. Default: none. */
    avatarUrl?: string;
  };
  /** Makes all calls. Default: the page's. */
  fetch?: typeof fetch;

  // Dify's own

  /** Values of the app's input form, by variable. Default `{}`. */
  inputs?: Record<string, unknown>;
  /** Dify's own names: `user_id` (as `user.id`), `conversation_id` (as `conversationId`), `locale`. Default `{}`. */
  systemVariables?: Record<string, unknown>;
  /**
   * Dify's own names: `name` (as `user.name`), `avatar_url` (as `user.avatarUrl`). They only draw, the app never sees
   * them. Default `{}`.
   */
  userVariables?: Record<string, unknown>;
  /**
   * Of the launcher, as Dify has it: `className`; `style` as an object or CSS text; a function listens to the event it is
   * named after (`onMouseEnter`); anything else becomes a property. Default: none.
   */
  containerProps?: Record<string, unknown>;
  /** Enter sends, Shift+Enter makes a line; `false`: the other way round. Default `true`. */
  sendOnEnter?: boolean;
  /** Dify's test instance (`https://dev.udify.app`). Default `false`. */
  isDev?: boolean;
  /** Accepted for Dify's sake: the widget starts whenever its script arrives. Default `false`. */
  dynamicScript?: boolean;
  /** Accepted for Dify's sake: there is no page behind the launcher whose address it could be part of. Default: none. */
  routeSegment?: string;

  // Place

  /** A launcher with a panel, the panel inside `target`, or the panel as the whole page; not by `setOptions`. Default `bubble`. */
  mode?: 'bubble' | 'inline' | 'page';
  /** Where the widget goes: an element or a selector. Default `document.body`. */
  target?: string | HTMLElement;
  /** Corner of the launcher; left and right change sides in right-to-left pages. Default `bottom-right`. */
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  /** Open at once, without taking the focus. Default `false`. */
  open?: boolean;
  /** Left open, it is open again on the next page of this tab; not on phones. Default `false`. */
  keepOpen?: boolean;
  /** The visitor may move the launcher: by pointer, or by Shift and an arrow key. Default `false`. */
  draggable?: boolean;
  /** Along which axis. Default `both`. */
  dragAxis?: 'x' | 'y' | 'both';
  /** Of the panel: px, or any CSS length. Default 400. */
  width?: number | string;
  /** Of the panel: px, or any CSS length. Default 680. */
  height?: number | string;
  /** Of the launcher; the panel is in the top layer. Default 2147400000. */
  zIndex?: number;

  // Look

  /**
   * Colours of launcher and panel. `auto`: as the page where it forces one (`color-scheme`, or class or `data-*` of its root
   * element or body), else as the visitor's system. Default `auto`.
   */
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
  /** BCP 47 tag. Default: the page's language, else the app's, the browser's, English. */
  locale?: string;
  /** Replaces texts by name (see `src/i18n/translation.ts`). Default `{}`. */
  texts?: Record<string, unknown>;

  // Conversation

  /** Go on with the last conversation, start anew, or keep it for this browser tab. Default `resume`. */
  conversation?: 'resume' | 'new' | 'session';
  /** Opens this conversation. Default: the one that `conversation` finds. */
  conversationId?: string;
  /** Remembers one conversation for each key, e.g. a product or a ticket. Default: one for all pages. */
  conversationKey?: string;
  /** Opening statement; Markdown. Default: the app's. */
  greeting?: string;
  /** Suggested questions. Default: the app's. */
  starters?: string[];
  /** Offers the list of the visitor's conversations. Default `true`, `false` with `conversation: 'new'`. */
  history?: boolean;

  // What visitors see

  /** How much of an answer besides its text: nothing, name and state, or all. Default: by part. */
  show?: {
    /** Steps of a chatflow or workflow. Default `summary` where the app wants it, else `hidden`. */
    workflow?: Amount;
    /** What an agent thinks between its tools. Default `summary`. */
    thoughts?: Amount;
    /** What a model thinks before it answers. Default `summary`. */
    reasoning?: Amount;
    /** Sources. Default `full`. */
    citations?: Amount;
    /** Tokens and seconds. Default `hidden`. */
    usage?: Amount;
    /** «Good answer», «Bad answer». Default `full`. */
    feedback?: Amount;
    /** «Regenerate». Default `full`. */
    regenerate?: Amount;
    /** «Edit» at a question. Default `full`. */
    edit?: Amount;
    /** «Copy». Default `full`. */
    copy?: Amount;
  };

  /** Parts of an answer that the page draws itself, in its own styles: functions from data to nodes. Default: none. */
  renderers?: Renderers<Node>;

  // Behaviour

  /** `auto`: answers are read aloud as they come where the app is set so. Default `auto`. */
  speech?: 'auto' | 'off';
  /** A soft chime when an answer is ready and the panel is closed or the tab hidden. Default `false`. */
  sound?: boolean;
  /**
   * Counts unread answers in the page's title: `true` also while the page is seen, `false` never. Default: those that
   * came while the tab was hidden, until it is looked at.
   */
  titleHint?: boolean;

  // Invitation

  /**
   * An invitation beside the launcher, until the visitor has dismissed it or opened the chat. It comes with the first of
   * the triggers that are named. Default: none.
   */
  teaser?: {
    /** What it says. Required. */
    text: string;
    /** Seconds after the start. Default 5 where no other trigger is named. */
    afterSeconds?: number;
    /** Share of the page that was scrolled: 0 to 1. Default: none. */
    afterScroll?: number;
    /** The mouse leaves the page at its top. Default `false`. */
    onExitIntent?: boolean;
    /** Only there; `*` stands for anything: `/shop/*` is a path, `https://shop.example/*` an address. Default: everywhere. */
    urls?: string[];
  };

  // Behaviour

  /** What becomes of an answer's Markdown. Default: by part. */
  markdown?: {
    /** Harmless HTML tags are shown. Default `true`. */
    html?: boolean;
    /**
     * Pictures that load at once; others by a press. `trusted`: those of the API's and the page's origin; a list: of these
     * hosts besides (`cdn.example.com`, `cdn.example.com:8443`; or whole origins, `https://cdn.example.com`). Default
     * `trusted`.
     */
    images?: 'trusted' | 'all' | string[];
    /** Formulas between `\(…\)`, `\[…\]` or `$$…$$` are drawn; else their source is shown. Default `true`. */
    maths?: boolean;
    /**
     * `mermaid` and `echarts` between fences are drawn, in sandboxed frames; else they stay code. An application whose
     * bundler moves the widget's files names the folder in which `mermaid.html` and `echarts.html` (and their scripts) are
     * served. Default `true`: beside the widget's files.
     */
    diagrams?: boolean | string;
  };
  /**
   * Called with each question before it leaves. What it returns goes out instead: `{ text, inputs }`, with `inputs` added
   * to those there are; `{ refuse: 'Please …' }` sends nothing and shows the sentence. May be async. Where it throws,
   * nothing is sent. Default: none.
   */
  beforeSend?: NonNullable<Interceptors['beforeSend']>;
  /**
   * Called with each complete answer, also with those of earlier visits. A string that it returns is shown instead of the
   * answer's Markdown. May be async, and take 30 seconds. While an answer streams it is seen as it comes. Default: none.
   */
  onReply?: NonNullable<Interceptors['onReply']>;
  /** `blocking` for networks that hold streams back; agents always stream. Default `streaming`. */
  responseMode?: 'streaming' | 'blocking';
  /** Sent along as `trace_id` with every question: 1–128 of `A-Za-z0-9_-`. Default: none. */
  traceId?: string;
  /** Explains in the console what happens. Default `false`. */
  debug?: boolean;
}

type Amount = 'hidden' | 'summary' | 'full';

/** For options that change: `undefined` takes one back. */
export type OptionChanges = { [Name in keyof Options]?: Options[Name] | undefined };

/**
 * Options by what they should be, in the words of the warning. Lists of names, in the order that compresses best,
 * because every page view pays for them.
 */
const NAMES = {
  text: 'locale accent routeSegment dragAxis placeholder icon conversationId launcherText title apiUrl baseUrl traceId launcherIcon conversationKey token greeting',
  boolean: 'open debug sound sendOnEnter isDev keepOpen dynamicScript titleHint draggable history',
  object: 'systemVariables texts user inputs userVariables teaser markdown containerProps show renderers',
  function: 'getAccessToken onReply beforeSend fetch',
  number: 'zIndex',
  list: 'starters',
  'text or number': 'width height',
  'text or object': 'target',
  'bubble | inline | page': 'mode',
  'bottom-right | bottom-left | top-right | top-left': 'position',
  'auto | light | dark': 'theme',
  'resume | new | session': 'conversation',
  'auto | off': 'speech',
  'streaming | blocking': 'responseMode',
  'granted | ask-page': 'consent',
} as const;

type Words<Text> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;
type Named = Words<(typeof NAMES)[keyof typeof NAMES]>;
/** Fails to compile where an option has no kind, or a kind names no option. */
type Kind = [keyof Options, Named] extends [Named, keyof Options] ? string : never;

/** Every option by name, for faces that spell them as attributes or properties. */
export function optionNames(): string[] {
  return Object.values(NAMES).flatMap((names) => names.split(' '));
}

/** Tells the owner what he can mend. */
export const warnOwner = (message: string): void => console.warn(`[dify-chat] ${message}`);

/**
 * Unknown → options. What is unknown or mistyped is left out and told in one line each; the rest is taken, also what is
 * `undefined`. Texts are converted (`data-*` knows nothing else): `"false"`, `"400"`, JSON for objects and lists.
 */
export function parseOptions(raw: unknown, warn = warnOwner): Options {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw ?? {})) {
    const kind: Kind | undefined = Object.entries(NAMES).find(([, names]) =>
      names.split(' ').includes(name),
    )?.[0];
    const read = kind && readValue(value, kind);
    if (!kind) warn(`unknown option "${name}"`);
    else if (read === undefined && value !== undefined && value !== null)
      warn(`option "${name}" should be: ${kind}`);
    else options[name] = read;
  }
  return options;
}

export function isOption(name: string): boolean {
  return Object.values(NAMES).some((names) => names.split(' ').includes(name));
}

/** @returns the value, or `undefined` where it is of another kind. */
function readValue(value: unknown, kind: string): unknown {
  if (kind.includes('|')) return kind.split(' | ').find((word) => word === value);
  const isText = typeof value === 'string';
  if (isText && kind.includes('text')) return value;
  const parsed = isText ? parseJson(value || 'true') : (value ?? undefined);
  return kind.includes(Array.isArray(parsed) ? 'list' : typeof parsed) ? parsed : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It is of another kind.
  }
  return undefined;
}
