import { asFields, asList, asText, type Fields, parseJson } from './fields';
import type { ProfileName } from './profiles';
import { createSandbox, type Sandbox } from './sandbox';

const ORIGIN = 'http://sandbox.test';
let visits = 0;

/** A visitor of one fresh instance, as the sandbox's own tests need him. */
export interface Visitor {
  code: string;
  sandbox: Sandbox;
  passport: string;
  call(method: string, path: string, body?: unknown): Promise<Response>;
  json(method: string, path: string, body?: unknown): Promise<Fields>;
  /** Starts a question; the answer streams. */
  ask(query: string, more?: Fields): Promise<Response>;
  /** Asks, and reads all events. */
  hear(query: string, more?: Fields): Promise<readonly Fields[]>;
  tune(settings: Fields): Promise<Response>;
  release(): Promise<Response>;
  state(): Promise<Fields>;
}

export async function visit(
  scenario: string,
  { profile = 'd', settings = {} }: { profile?: ProfileName; settings?: Fields } = {},
): Promise<Visitor> {
  const sandbox = createSandbox();
  const code = `${scenario}~${++visits}`;
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Response> =>
    sandbox.fetch(
      new Request(ORIGIN + path, {
        method,
        headers: body instanceof FormData ? headers : { ...headers, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      }),
    );
  const tune = (patch: Fields): Promise<Response> => send('POST', `/sandbox/${code}`, {}, patch);
  await tune({ delayMs: 0, ...settings });
  const greeting = await send('GET', `/${profile}/api/passport?user_id=vera`, { 'X-App-Code': code });
  const passport = asText(asFields(await greeting.json())['access_token']) ?? '';
  const isOld = profile === 'a' || profile === 'a-late';
  const call: Visitor['call'] = (method, path, body) => {
    const access = isOld ? { Authorization: `Bearer ${passport}` } : { 'X-App-Passport': passport };
    return send(method, `/${profile}/api${path}`, { 'X-App-Code': code, ...access }, body);
  };
  const ask: Visitor['ask'] = (query, more) =>
    call('POST', '/chat-messages', { inputs: {}, query, response_mode: 'streaming', ...more });
  return {
    code,
    sandbox,
    passport,
    call,
    json: async (method, path, body) => asFields(await (await call(method, path, body)).json()),
    ask,
    hear: async (query, more) => events(await (await ask(query, more)).text()),
    tune,
    release: () => send('POST', `/sandbox/${code}/release`, {}),
    state: async () => asFields(await (await send('GET', `/sandbox/${code}`, {})).json()),
  };
}

/** The events of a whole stream; a ping as `{ event: 'ping' }`. */
export function events(wire: string): readonly Fields[] {
  return wire
    .split('\n\n')
    .filter((frame) => frame !== '')
    .map((frame) =>
      frame === 'event: ping' ? { event: 'ping' } : asFields(parseJson(frame.replace('data: ', ''))),
    );
}

export function names(heard: readonly Fields[]): readonly unknown[] {
  return heard.map((event) => event['event']);
}

/** The text that deltas and replacements make. */
export function textOf(heard: readonly Fields[]): string {
  return heard.reduce((text, event) => {
    if (event['event'] === 'message_replace') return asText(event['answer']) ?? '';
    return event['event'] === 'message' || event['event'] === 'agent_message'
      ? text + (asText(event['answer']) ?? '')
      : text;
  }, '');
}

export function rows(page: Fields): readonly Fields[] {
  return asList(page['data']).map(asFields);
}

/** Reads a stream chunk by chunk, as the network would bring them. */
export async function chunks(response: Response): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = [];
  if (response.body !== null) for await (const chunk of response.body) read.push(chunk);
  return read;
}
