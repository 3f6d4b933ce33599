import { parseOptions, type Options } from './config';
import type { PanelModule } from './panel-contract';
import { createWidget, type Chat } from './widget';

/** Set by the build: the panel's chunk, beside this script (vite.config.ts). */
declare const PANEL_FILE: string;

/** `DifyChat('open')`, `DifyChat('send', 'Hello')`; the same calls before loading wait in `q`. */
interface DifyChat {
  (method: string, ...args: unknown[]): unknown;
  /** Calls from before this script: `arguments` of the snippet's stub. */
  q?: Iterable<ArrayLike<unknown>>;
  /** The widget of this web code, by default the first. */
  get?: (token?: string) => Chat | undefined;
  /** Widgets by web code; shared when the script is there twice. */
  chats?: Map<string, Chat>;
}

declare global {
  interface Window {
    DifyChat?: DifyChat;
    difyChatbotConfig?: unknown;
  }
}

// Only now: later, `currentScript` is another's or nobody's.
const { currentScript } = document;
// Scripts of SVG have no address that could be read.
const script = currentScript && 'src' in currentScript ? currentScript : undefined;
const warn = (message: string): void => console.warn(`[dify-chat] ${message}`);

function readOptions(): Options {
  return {
    ...parseOptions(window.difyChatbotConfig, warn),
    ...parseOptions(script?.dataset, warn),
  };
}

/** The panel lies beside this script, wherever that is. */
function importPanel(): Promise<PanelModule> {
  return import(/* @vite-ignore */ new URL(PANEL_FILE, script?.src ?? location.href).href);
}

function start(): void {
  const options = readOptions();
  const { token } = options;
  if (!token) {
    warn('no token: set difyChatbotConfig.token or data-token');
    return;
  }
  const known = window.DifyChat;
  const face = known?.chats ? known : createFace();
  const chats = face.chats ?? new Map<string, Chat>();
  // The script twice with the same token is one widget.
  if (chats.has(token)) return;
  window.DifyChat = face;
  const chat = createWidget(options, importPanel);
  chats.set(token, chat);
  chat.on('destroy', () => chats.delete(token));
  for (const [method, ...args] of Array.from(known?.q ?? [], (call) => Array.from(call)))
    face(String(method), ...args);
}

/** The one global: calls go to the first widget, `get(token)` gives any. */
function createFace(): DifyChat {
  const chats = new Map<string, Chat>();
  const get = (token?: string): Chat | undefined =>
    token === undefined ? [...chats.values()][0] : chats.get(token);
  const call = (method: string, ...args: unknown[]): unknown => {
    const member: unknown = Reflect.get(get() ?? {}, method);
    if (typeof member === 'function') return member(...args);
    warn(`unknown method "${method}"`);
    return undefined;
  };
  return Object.assign(call, { get, chats });
}

// In the head, without `defer`, there is no body yet.
if (document.body) start();
else document.addEventListener('DOMContentLoaded', start, { once: true });
