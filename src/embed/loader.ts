import { parseOptions, warnOwner, type Options } from './config';
import type { ExtrasModule, PanelModule } from './panel-contract';
import { createWidget, type Chat } from './widget';

/** Set by the build: chunks beside this script (vite.config.ts). */
declare const PANEL_FILE: string;
declare const EXTRAS_FILE: string;

/** `DifyChat('open')`, `DifyChat('send', 'Hello')`; the same calls before loading wait in `q`. */
interface DifyChat {
  (method: string, ...args: unknown[]): unknown;
  /** Calls from before this script: `arguments` of the snippet's stub. */
  q?: Iterable<[method: string, ...args: unknown[]]>;
  /** The widget of this web code, by default the first. */
  get?: (token?: string) => Chat | undefined;
  /** Widgets by web code; shared when the script is there twice. */
  chats?: Map<unknown, Chat>;
}

declare global {
  interface Window {
    DifyChat?: DifyChat;
    difyChatbotConfig?: unknown;
  }
}

// Only now: later, `currentScript` is another's or nobody's. Scripts of SVG have no address that could be read.
const { src = location.href, dataset }: { src?: string; dataset?: DOMStringMap } =
  document.currentScript ?? {};

/** Chunks lie beside this script, wherever that is. */
function importChunk<Module>(file: string): Promise<Module> {
  return import(/* @vite-ignore */ new URL(file, src).href);
}

function start(): void {
  const options: Options = {
    ...parseOptions(window.difyChatbotConfig),
    ...parseOptions(dataset),
  };
  const token = options.token;
  if (!token) return warnOwner('no token');
  const known = window.DifyChat;
  const chats = known?.chats ?? new Map<unknown, Chat>();
  // The script twice with the same token is one widget.
  if (chats.has(token)) return;
  const face = (window.DifyChat = known?.chats ? known : createFace(chats));
  const chat = createWidget(
    options,
    () => importChunk<PanelModule>(PANEL_FILE),
    () => importChunk<ExtrasModule>(EXTRAS_FILE),
  );
  chats.set(token, chat);
  chat.on('destroy', () => chats.delete(token));
  for (const call of known?.q ?? []) face(...call);
}

/** The one global: calls go to the first widget, `get(token)` gives any. */
function createFace(chats: Map<unknown, Chat>): DifyChat {
  const get = (token: unknown = [...chats.keys()][0]): Chat | undefined => chats.get(token);
  const call = (method: string, ...args: unknown[]): unknown => {
    const member: unknown = Object(get())[method];
    return typeof member === 'function' ? member(...args) : warnOwner(`no method "${method}"`);
  };
  return Object.assign(call, { get, chats });
}

// In the head, without `defer`, there is no body yet.
if (document.body) start();
else addEventListener('DOMContentLoaded', start);
