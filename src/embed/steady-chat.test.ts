import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OptionChanges, Options } from './config';
import type { WidgetEventName, WidgetEvents } from './events';
import { createSteadyChat } from './steady-chat';
import type { Chat } from './widget';

/** A widget that writes down what it is told. */
class FakeChat implements Chat {
  readonly options: Options;
  readonly calls: unknown[][] = [];
  readonly #listeners = new Map<string, () => void>();

  constructor(options: Options) {
    this.options = options;
  }
  on<Name extends WidgetEventName>(name: Name, listener: (detail: WidgetEvents[Name]) => void): () => void {
    this.#listeners.set(name, () => Reflect.apply(listener, undefined, [{}]));
    return () => {};
  }
  emit(name: WidgetEventName): void {
    this.#listeners.get(name)?.();
  }
  #note(...call: unknown[]): void {
    this.calls.push(call);
  }
  open = (): void => {
    this.#note('open');
    this.emit('open');
  };
  close = (): void => {
    this.#note('close');
    this.emit('close');
  };
  toggle = (): void => this.#note('toggle');
  send = (text: string): void => this.#note('send', text);
  prefill = (text: string): void => this.#note('prefill', text);
  stop = (): void => this.#note('stop');
  newConversation = (): void => this.#note('newConversation');
  openConversation = (id: string): void => this.#note('openConversation', id);
  setInputs = (values: object): void => this.#note('setInputs', values);
  setUser = (user: object): void => this.#note('setUser', user);
  setOptions = (options: OptionChanges): void => this.#note('setOptions', options);
  grantConsent = (): void => this.#note('grantConsent');
  destroy = (): void => this.#note('destroy');
}

let chats: FakeChat[] = [];
let told: unknown[] = [];

function start(...updates: object[]) {
  const steady = createSteadyChat((options) => {
    const chat = new FakeChat(options);
    chats.push(chat);
    return chat;
  });
  for (const raw of updates) steady.update(raw);
  return steady;
}
function last(): FakeChat {
  const chat = chats.at(-1);
  if (!chat) throw new Error('There is no widget.');
  return chat;
}

beforeEach(() => {
  chats = [];
  told = [];
  vi.spyOn(console, 'warn').mockImplementation((message) => void told.push(message));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('one widget has all changes: those of no value are none, others go to it in one call', () => {
  const write = () => ({ token: 'shop', user: { id: 'anna' } });
  start(write(), write(), { ...write(), theme: 'dark', title: 'Quay' }, { token: 'shop', title: 'Quay' });
  expect(chats.map(({ options }) => options)).toEqual([write()]);
  expect(last().calls).toEqual([
    ['setOptions', { theme: 'dark', title: 'Quay' }],
    ['setOptions', { theme: undefined, user: undefined }],
  ]);
});

test.each([
  [{ token: 'other' }],
  [{ apiUrl: 'https://other.example/api' }],
  [{ mode: 'inline' }],
  [{ launcherText: 'Ask' }],
])('%j is another widget', (changed) => {
  const before = { token: 'shop', launcherText: 'Hello' };
  start(before, { ...before, ...changed });
  expect(chats).toHaveLength(2);
  expect(chats[0]?.calls).toEqual([['destroy']]);
});

test('a panel that was open is open in the widget that follows, unless that is another app’s', () => {
  const steady = start({ token: 'shop' });
  last().open();
  steady.update({ token: 'shop', launcherText: 'Ask' });
  expect(last().options).toEqual({ token: 'shop', launcherText: 'Ask', open: true });
  steady.update({ token: 'other', launcherText: 'Ask' });
  expect(last().options).toEqual({ token: 'other', launcherText: 'Ask' });
});

test('`open` opens a widget that has begun and closes it when it is taken back', () => {
  start({ token: 'shop', open: true }, { token: 'shop', open: false }, { token: 'shop', open: true });
  expect(chats.map(({ options }) => options)).toEqual([{ token: 'shop', open: true }]);
  expect(last().calls).toEqual([['close'], ['open']]);
});

test('an option that is there no more, or is `undefined`, is taken back from the same widget', () => {
  const before = { token: 'shop', accent: '#123456', teaser: { text: 'Hello' }, inputs: { page: '/' } };
  start(before, { ...before, accent: undefined, teaser: undefined }, { token: 'shop' });
  expect(chats).toHaveLength(1);
  expect(last().calls).toStrictEqual([
    ['setOptions', { accent: undefined, teaser: undefined }],
    ['setOptions', { inputs: undefined }],
  ]);
});

test('of functions the latest is called, also inside of an object, and another one is no change', async () => {
  const update = (name: string) => ({
    token: 'shop',
    texts: { waiting: () => name },
    getAccessToken: () => Promise.resolve(name),
    fetch: () => Promise.resolve(new Response(name)),
  });
  start(update('first'), update('second'));
  expect(last().calls).toEqual([]);
  expect(await last().options.getAccessToken?.()).toBe('second');
  expect(await (await last().options.fetch?.('/'))?.text()).toBe('second');
  expect(Reflect.apply(Object(last().options.texts?.['waiting']), undefined, [])).toBe('second');
});

test('without a token there is none; calls wait for it, what is wrong is told once', () => {
  const steady = start({ theme: 'blue' }, { theme: 'blue' });
  steady.call((known) => known.send('Hello'));
  expect(chats).toEqual([]);
  steady.update({ token: 'shop', theme: 'blue' });
  expect(last().calls).toEqual([['send', 'Hello']]);
  steady.update({});
  expect(last().calls.at(-1)).toEqual(['destroy']);
  expect(told).toEqual([
    '[dify-chat] option "theme" should be: auto | light | dark',
    '[dify-chat] no token: the chat begins as soon as there is one',
  ]);
});

test('after its end it begins anew, without the calls that waited', () => {
  const steady = start();
  steady.call((known) => known.send('Hello'));
  steady.end();
  steady.update({ token: 'shop' });
  steady.end();
  steady.update({ token: 'shop' });
  expect(chats.map(({ calls }) => calls)).toEqual([[['destroy']], []]);
});
