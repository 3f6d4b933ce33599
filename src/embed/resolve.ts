import type { AppIcon } from '../chat/transport';
import type { Show, UiSettings } from '../ui/context';
import type { Options } from './config';

/** Whose conversation with which app. */
export interface Access {
  token: string;
  apiUrl: string;
  userId: string | undefined;
}

/** Options with all defaults and Dify's own names translated. */
export interface Resolved extends Access {
  conversationId: string | undefined;
  settings: UiSettings;
  /** The owner's wishes over what is usual. */
  show: Show;
}

const SHOW: Show = {
  workflow: undefined,
  thoughts: 'summary',
  reasoning: 'summary',
  citations: 'full',
  usage: 'hidden',
  feedback: 'full',
  regenerate: 'full',
  edit: 'full',
  copy: 'full',
};
const CLOUD = 'https://udify.app';
const DEV_CLOUD = 'https://dev.udify.app';

/** @throws {TypeError} where an address is no URL; the message names the option. */
export function resolveAccess(options: Options): Access {
  const baseUrl = options.baseUrl ?? (options.isDev ? DEV_CLOUD : CLOUD);
  const apiUrl = toUrl(options.apiUrl ?? `${toUrl(baseUrl, 'baseUrl').origin}/api`, 'apiUrl').href.replace(
    /\/+$/,
    '',
  );
  return {
    token: options.token ?? '',
    apiUrl,
    userId: options.user?.id ?? textOf(options.systemVariables?.['user_id']),
  };
}

/** @throws {TypeError} as `resolveAccess` does. */
export function resolveOptions(options: Options): Resolved {
  return {
    ...resolveAccess(options),
    conversationId: options.conversationId ?? textOf(options.systemVariables?.['conversation_id']),
    settings: {
      mode: options.mode ?? 'bubble',
      title: options.title,
      icon: iconOf(options.icon),
      greeting: options.greeting,
      starters: options.starters?.map(String),
      placeholder: options.placeholder,
      sendOnEnter: options.sendOnEnter ?? true,
      speech: options.speech !== 'off',
      history: options.history ?? options.conversation !== 'new',
      renderers: options.renderers,
    },
    show: { ...SHOW, ...options.show },
  };
}

function toUrl(text: string, option: string): URL {
  try {
    return new URL(text, location.href);
  } catch (cause) {
    throw new TypeError(`Option "${option}" is not an address: ${text}`, { cause });
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function iconOf(icon: string | undefined): AppIcon | undefined {
  if (icon === undefined || icon === '') return undefined;
  return /[/.:]/.test(icon)
    ? { type: 'image', url: icon }
    : { type: 'emoji', emoji: icon, background: undefined };
}
