import { effect } from '@preact/signals';
import type { Chat } from '../chat/chat-model';
import type { Options } from './config';
import type { Texts } from './create-texts';
import { wrongAccess } from './diagnose';
import type { Access } from './resolve';

const AMOUNTS = ['hidden', 'summary', 'full'];
const PARTS = [
  'workflow',
  'thoughts',
  'reasoning',
  'citations',
  'usage',
  'feedback',
  'regenerate',
  'edit',
  'copy',
];

/** For the owner who asked for `debug`: what the widget works with, and what of his options does nothing. Lazy. */
export function explain(
  options: Options,
  { token, apiUrl, userId }: Access,
  chat: Pick<Chat, 'app' | 'conversationId'>,
  texts: Pick<Texts, 'all' | 'loadAll'>,
  tell: (line: string) => void,
): void {
  tell(
    `App "${token}" at ${apiUrl}, for ${userId === undefined ? 'a visitor without an id' : `the visitor "${userId}"`}.`,
  );
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  tell(`Options in force: ${given.map(([name]) => name).join(', ')}. All there are: OPTIONS.md.`);
  if (!canStore()) tell('The browser refuses localStorage here: a conversation ends with its page.');
  const wrong = wrongAccess(apiUrl, token);
  for (const fault of [...(wrong === undefined ? [] : [wrong]), ...findFaults(options)]) tell(fault);
  const { texts: own } = options;
  if (own)
    texts.loadAll().then(
      () => {
        for (const fault of findTextFaults(own, texts.all.peek() ?? {})) tell(fault);
      },
      () => {}, // told where they are needed
    );
  const stop = effect(() => {
    const app = chat.app.value;
    if (!app) return;
    const id = chat.conversationId.peek();
    tell(
      `The app is "${app.title}", ${app.mode}; ${id === undefined ? 'a new conversation' : `conversation ${id}`}.`,
    );
    queueMicrotask(() => stop());
  });
}

/** What stands in a group of options and does nothing. */
export function findFaults({ show = {}, user }: Options): string[] {
  const faults = Object.entries(show).flatMap(([name, amount]) => {
    if (!PARTS.includes(name)) return [`unknown option "show.${name}", there are: ${PARTS.join(', ')}`];
    return AMOUNTS.includes(amount) ? [] : [`option "show.${name}" should be: ${AMOUNTS.join(' | ')}`];
  });
  return user && typeof user.id !== 'string'
    ? [...faults, 'option "user.id" should be: text; without it the visitor is somebody new in each browser']
    : faults;
}

/** Texts of the owner that replace none, or one of another kind. */
export function findTextFaults(own: object, all: object): string[] {
  return Object.entries(own).flatMap(([name, text]) => {
    const kind = typeof Reflect.get(all, name);
    if (kind === 'undefined') return [`unknown text "texts.${name}"`];
    return kind === typeof text
      ? []
      : [`text "texts.${name}" should be: ${kind === 'string' ? 'text' : kind}`];
  });
}

function canStore(): boolean {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}
