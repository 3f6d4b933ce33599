import type { WidgetEventName, WidgetEvents } from '../events';

/**
 * What `chat.html` and the page around it say to each other by `postMessage`. All are plain objects with
 * `type: 'dify-chat'` and `version: 1`; what a version does not know it leaves alone.
 *
 * Out: `{ event, detail, token }` for each event of the widget, and for those of `FrameEvents`; `{ reply: id, ok: true }` or
 * `{ reply: id, ok: false, error }` to a call that has an `id`.
 * In: `{ method, args: […], id? }`.
 */
export const MARK = { type: 'dify-chat', version: 1 } as const;

/** What only a frame has to say. */
export interface FrameEvents {
  /** Answer to `connect`. */
  connected: { methods: readonly Method[]; ready: boolean };
  /** `content`: the height, in px, at which nothing of the conversation has to be scrolled. */
  resize: { width: number; height: number; content: number };
  /** The visitor wants more room, or less; also at once, where he wanted it the last time. */
  'expand-change': { expanded: boolean };
}

/** All that comes out of the frame. `open`, `close` tell whether it is shown, as far as this side knows. */
export type OutEvents = WidgetEvents & FrameEvents;
export type OutEventName = WidgetEventName | keyof FrameEvents;

/** Buttons in the header that the page around has an answer to. */
export type FrameTool = 'expand' | 'close';

export const METHODS = [
  'connect',
  'open',
  'close',
  'send',
  'prefill',
  'stop',
  'newConversation',
  'openConversation',
  'setInputs',
  'setUser',
  'setOptions',
] as const;
export type Method = (typeof METHODS)[number];

/** Methods by their arguments. */
export interface Calls extends Record<Method, unknown[]> {
  /** Says hello at any time, also late: `connected` comes back, and `ready` if it has been. */
  connect: [options: { tools: FrameTool[] }];
  /** The frame is shown, or hidden: then answers are counted as unread. */
  open: [];
  close: [];
  send: [text: string];
  prefill: [text: string];
  stop: [];
  newConversation: [];
  openConversation: [id: string];
  setInputs: [values: Record<string, unknown>];
  setUser: [user: { id: string; name?: string; avatarUrl?: string }];
  setOptions: [options: Record<string, unknown>];
}

/** How arguments are read: `undefined` where they are others. */
const READERS: { readonly [Name in Method]: (args: readonly unknown[]) => Calls[Name] | undefined } = {
  connect: ([options]) => [{ tools: readTools(options) }],
  open: () => [],
  close: () => [],
  send: readText,
  prefill: readText,
  stop: () => [],
  newConversation: () => [],
  openConversation: readText,
  setInputs: readRecord,
  setUser: ([user]) => readUser(user),
  setOptions: readRecord,
};

type Id = string | number;

/** A call whose arguments are those of its method, or what is wrong with it. */
export type Call =
  { id: Id | undefined; method: Method; args: Calls[Method] } | { id: Id | undefined; error: string };

/** Unknown → call. @returns `undefined` for what is none: other messages are none of our business. */
export function parseCall(data: unknown): Call | undefined {
  if (!isRecord(data) || data['type'] !== MARK.type || !('method' in data)) return undefined;
  const { method: name, args = [], version } = data;
  const id = typeof data['id'] === 'string' || typeof data['id'] === 'number' ? data['id'] : undefined;
  if (version !== MARK.version) return { id, error: `version should be ${MARK.version}` };
  const method = METHODS.find((known) => known === name);
  if (!method) return { id, error: `unknown method "${String(name)}"` };
  if (!Array.isArray(args)) return { id, error: 'args should be a list' };
  const read = READERS[method](args);
  return read ? { id, method, args: read } : { id, error: `wrong arguments of "${method}"` };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText([text]: readonly unknown[]): [string] | undefined {
  return typeof text === 'string' ? [text] : undefined;
}

function readRecord([value]: readonly unknown[]): [Record<string, unknown>] | undefined {
  return isRecord(value) ? [value] : undefined;
}

function readUser(user: unknown): Calls['setUser'] | undefined {
  if (!isRecord(user)) return undefined;
  const { id, name, avatarUrl } = user;
  if (typeof id !== 'string') return undefined;
  return [
    {
      id,
      ...(typeof name === 'string' && { name }),
      ...(typeof avatarUrl === 'string' && { avatarUrl }),
    },
  ];
}

function readTools(options: unknown): FrameTool[] {
  const tools: unknown = isRecord(options) ? options['tools'] : undefined;
  return (['expand', 'close'] as const).filter((tool) => Array.isArray(tools) && tools.includes(tool));
}

/** Dify's own messages (ref §11.5), which a page written for its frame understands. */
export const DIFY = {
  ready: { type: 'dify-chatbot-iframe-ready' },
  expand: { type: 'dify-chatbot-expand-change' },
} as const;

/** @returns whether the page around has an answer to `expand`; `undefined` for any other message. */
export function parseDifyConfig(data: unknown): { canExpand: boolean } | undefined {
  if (!isRecord(data) || data['type'] !== 'dify-chatbot-config' || !isRecord(data['payload']))
    return undefined;
  const { isToggledByButton, isDraggable } = data['payload'];
  return { canExpand: isToggledByButton === true && isDraggable !== true };
}
