import { afterAll } from 'vitest';
import {
  createClient,
  EMPTY_ANSWER,
  reduceAnswer,
  type Answer,
  type Client,
  type ClientOptions,
  type StreamEvent,
} from '../../src/client';
import { asFields, asList, asText, type Fields } from '../sandbox/fields';
import type { ProfileName } from '../sandbox/profiles';
import { serveSandbox } from '../sandbox/serve';

export const PROFILES: readonly ProfileName[] = ['a', 'a-late', 'b', 'c', 'd', 'e'];
/** Releases whose runs live beside the call that started them, can pause and be followed on (ref §4.8). */
export const RESUMING: readonly ProfileName[] = ['c', 'd', 'e'];

const { url, close } = await serveSandbox();
afterAll(close);
let apps = 0;

export interface AppOptions {
  profile?: ProfileName;
  /** Of the sandbox. */
  settings?: Fields;
  client?: Partial<ClientOptions>;
}

/** A fresh app of the sandbox, a client for it, and the sandbox's own view of both. */
export interface App {
  client: Client;
  apiUrl: string;
  token: string;
  /** Another client of the same app. */
  another(options?: Partial<ClientOptions>): Client;
  tune(settings: Fields): Promise<void>;
  /** A held answer goes on. */
  release(): Promise<void>;
  state(): Promise<Fields>;
  /** Requests of a route, e.g. `POST /chat-messages`. */
  count(route: string): Promise<number>;
  /** Body of the latest request of a route. */
  body(route: string): Promise<Fields>;
  /** The stored questions, oldest first. */
  rows(): Promise<readonly Fields[]>;
}

export async function openApp(scenario: string, options: AppOptions = {}): Promise<App> {
  const { profile = 'd', settings = {} } = options;
  const token = `${scenario}~client-${++apps}`;
  const apiUrl = `${url}/${profile}/api`;
  const another = (more: Partial<ClientOptions> = {}): Client =>
    createClient({ apiUrl, token, report: () => {}, ...options.client, ...more });
  const control = async (method: string, path: string, body?: Fields): Promise<Fields> => {
    const answer = await fetch(`${url}/sandbox/${token}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const value = asFields(await answer.json());
    if (!answer.ok) throw new Error(String(value['error']));
    return value;
  };
  await control('POST', '', { delayMs: 0, ...settings });
  const state = (): Promise<Fields> => control('GET', '');
  return {
    client: another(),
    apiUrl,
    token,
    another,
    tune: async (patch) => void (await control('POST', '', patch)),
    release: async () => void (await control('POST', '/release', {})),
    state,
    count: async (route) => Number(asFields((await state())['counts'])[route] ?? 0),
    body: async (route) => asFields(asFields(asFields((await state())['last'])[route])['body']),
    rows: async () => asList((await state())['messages']).map(asFields),
  };
}

/** An answer that was read to its end. */
export interface Heard {
  types: StreamEvent['type'][];
  answer: Answer;
  conversationId: string;
  messageId: string;
}

export async function hear(events: AsyncIterable<StreamEvent>): Promise<Heard> {
  const types: StreamEvent['type'][] = [];
  let answer = EMPTY_ANSWER;
  let conversationId: string | undefined;
  for await (const event of events) {
    types.push(event.type);
    conversationId ??= event.ids.conversationId;
    answer = reduceAnswer(answer, event);
  }
  return {
    types,
    answer,
    conversationId: asText(conversationId) ?? '',
    messageId: asText(answer.messageId) ?? '',
  };
}

/** Reads until the answer has so many pieces of text, and leaves. */
export async function hearSome(events: AsyncIterable<StreamEvent>, deltas: number): Promise<Answer> {
  let answer = EMPTY_ANSWER;
  let heard = 0;
  for await (const event of events) {
    answer = reduceAnswer(answer, event);
    if (event.type === 'text-delta' && ++heard === deltas) break;
  }
  return answer;
}
