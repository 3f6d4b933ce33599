import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createChatModel, type Chat, type QuestionFiles } from './chat-model';
import { ChatError } from './errors';
import type { FormField } from './form-field';
import { loadStored, loadTurns } from './start-turn';
import type { MessageFile } from './stream-event';
import {
  delta,
  FakeTransport,
  IDS,
  memoryStore,
  messageEnd,
  storedMessage,
  workflowEnd,
  workflowStart,
} from './testing';
import { END_GRACE_MS } from './turn-end';
import { STOP_GRACE_MS } from './turn-runner';

let transport: FakeTransport;
let store: ReturnType<typeof memoryStore>;
let events: [string, unknown][];

function createChat(entries: Record<string, string> = {}): Chat {
  store = memoryStore(entries);
  return createChatModel({
    transport,
    store,
    conversationStore: store,
    schedule: (flush) => {
      const timer = setTimeout(flush, FRAME_MS);
      return () => clearTimeout(timer);
    },
    emit: (name, detail) => void events.push([name, detail]),
  });
}

const FRAME_MS = 16;
/** Lets one frame pass. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(FRAME_MS);
const last = (chat: Chat) => chat.turns.value.at(-1)?.answer.value;
const names = (): string[] => events.map(([name]) => name);

// Its code comes while the visitor types; a question without it waits for it (a test of its own below).
beforeAll(async () => void (await Promise.all([loadTurns(), loadStored()])));
beforeEach(() => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  events = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('a question streams into one answer and the conversation is remembered', async () => {
  const chat = createChat();
  await chat.start();
  expect(chat.send(' When do you open? ')).toBe(true);
  expect(chat.busy.value).toBe(true);
  expect(transport.feed.request).toMatchObject({ text: 'When do you open?', conversationId: undefined });
  transport.feed.push(delta('At '), delta('nine.'));
  await settle();
  expect(last(chat)).toMatchObject({ status: 'streaming', text: 'At nine.' });
  transport.feed.push(messageEnd());
  await settle();
  expect(last(chat)).toMatchObject({ status: 'done', text: 'At nine.' });
  expect(chat.busy.value).toBe(false);
  expect(store.get('conversation')).toBe('c-1');
  expect(names()).toEqual(['message-sent', 'conversation-change', 'message-start', 'message-end']);
});

test('a follow-up continues the last real answer', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('1'), messageEnd());
  await settle();
  chat.send('Two');
  expect(transport.feed.request).toMatchObject({ conversationId: 'c-1', parentMessageId: 'm-1' });
});

test('blank text and a second question while one is answered are not taken', () => {
  const chat = createChat();
  expect(chat.send('  \n ')).toBe(false);
  expect(chat.send('One')).toBe(true);
  expect(chat.send('Two')).toBe(false);
  expect(transport.feeds).toHaveLength(1);
});

test('deltas are written once per frame', async () => {
  const chat = createChat();
  chat.send('Count');
  let writes = 0;
  const stop = chat.turns.value.at(-1)?.answer.subscribe(() => writes++);
  transport.feed.push(...Array.from('abcdefghij', (letter) => delta(letter)));
  await settle();
  stop?.();
  expect(last(chat)?.text).toBe('abcdefghij');
  // The subscription itself, then one write for all ten.
  expect(writes).toBe(2);
});

test('a stream that breaks keeps the partial text, says so, and is not sent again', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('The capital'));
  await settle();
  transport.pages = [new ChatError('network', 'Gone.')];
  transport.feed.fail(new ChatError('network', 'Gone.'));
  await settle();
  expect(last(chat)?.text).toBe('The capital');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last(chat)).toMatchObject({ status: 'error', text: 'The capital', error: { code: 'network' } });
  expect(transport.feeds).toHaveLength(1);
  expect(names().filter((name) => name === 'message-end')).toHaveLength(1);
});

test('a stream that closes without an end event is interrupted, unless the server has the whole answer', async () => {
  const chat = createChat();
  chat.send('One');
  transport.pages = [
    { hasMore: false, messages: [storedMessage('m-1', { answer: 'The capital is Oslo.' })] },
  ];
  transport.feed.push(delta('The capital')).close();
  await settle();
  expect(last(chat)).toMatchObject({ status: 'done', text: 'The capital is Oslo.' });

  chat.send('Two');
  transport.pages = [{ hasMore: false, messages: [storedMessage('m-2', { answer: '' })] }];
  transport.feed.push(delta('It has', { ...IDS, messageId: 'm-2' })).close();
  await settle();
  expect(last(chat)).toMatchObject({ status: 'error', text: 'It has', error: { code: 'interrupted' } });
});

test('«Try again» asks a lost question in the same place, without its failed attempt', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.fail(new ChatError('network', 'Refused.'));
  await settle();
  const [failed] = chat.turns.value;
  if (failed) chat.tryAgain(failed);
  expect(chat.turns.value).toHaveLength(1);
  expect(chat.turns.value[0]?.key).not.toBe(failed?.key);
  expect(transport.feed.request.text).toBe('One');
});

test('«Try again» after a partial answer makes a sibling with the same parent', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('1'), messageEnd());
  await settle();
  chat.send('Two');
  transport.feed.push(delta('2', { ...IDS, messageId: 'm-2' }));
  await settle();
  transport.feed.fail(new ChatError('network', 'Gone.'));
  await settle();
  const failed = chat.turns.value.at(-1);
  if (failed) chat.tryAgain(failed);
  expect(transport.feed.request).toMatchObject({ text: 'Two', parentMessageId: 'm-1' });
  expect(chat.turns.value).toHaveLength(2);
});

test('stop tells the server first, keeps what was shown, and cuts the connection after the grace', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('Once upon'));
  await settle();
  chat.stop();
  expect(transport.stopped).toEqual(['t-1']);
  expect(last(chat)).toMatchObject({ status: 'stopped', text: 'Once upon' });
  expect(chat.busy.value).toBe(false);
  expect(transport.feed.signal?.aborted).toBe(false);
  transport.feed.push(delta(' a time'));
  await settle();
  expect(last(chat)?.text).toBe('Once upon');
  await vi.advanceTimersByTimeAsync(STOP_GRACE_MS);
  expect(transport.feed.signal?.aborted).toBe(true);
  expect(names().slice(-2)).toEqual(['message-stopped', 'message-end']);
});

test('stop before the first event cuts the connection at once', async () => {
  const chat = createChat();
  chat.send('One');
  chat.stop();
  await settle();
  expect(transport.stopped).toEqual([]);
  expect(transport.feed.signal?.aborted).toBe(true);
  expect(last(chat)).toMatchObject({ status: 'stopped', text: '' });
});

test('an answer without message_end is done at once and its connection closed after the grace', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(workflowStart(), delta('Hi'), workflowEnd('succeeded'));
  await settle();
  expect(last(chat)?.status).toBe('done');
  expect(transport.feed.signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(END_GRACE_MS);
  expect(transport.feed.signal?.aborted).toBe(true);
  expect(last(chat)?.status).toBe('done');
});

test('an error closes the connection that the server keeps open', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push({ type: 'error', error: new ChatError('server', 'No.'), ids: IDS });
  await settle();
  expect(last(chat)).toMatchObject({ status: 'error', error: { code: 'server' } });
  expect(chat.busy.value).toBe(false);
  await vi.advanceTimersByTimeAsync(END_GRACE_MS);
  expect(transport.feed.signal?.aborted).toBe(true);
});

test('the remembered conversation is resumed with its messages', async () => {
  transport.pages = [{ hasMore: true, messages: [storedMessage('a'), storedMessage('b', { parent: 'a' })] }];
  const chat = createChat({ conversation: 'c-9' });
  await chat.start();
  expect(chat.turns.value.map((turn) => turn.question.text)).toEqual(['Question a', 'Question b']);
  expect(chat.hasEarlier.value).toBe(true);
  chat.send('Next');
  expect(transport.feed.request).toMatchObject({ conversationId: 'c-9', parentMessageId: 'b' });
});

test('older messages are put above, asked for once', async () => {
  transport.pages = [
    { hasMore: true, messages: [storedMessage('b', { parent: 'a' })] },
    { hasMore: false, messages: [storedMessage('a')] },
  ];
  const chat = createChat({ conversation: 'c-9' });
  await chat.start();
  await Promise.all([chat.loadEarlier(), chat.loadEarlier()]);
  expect(transport.messageCalls).toEqual([
    ['c-9', undefined],
    ['c-9', 'b'],
  ]);
  expect(chat.turns.value.map((turn) => turn.key)).toEqual(['a', 'b']);
  expect(chat.hasEarlier.value).toBe(false);
});

test('a remembered conversation that is gone gives way to a new one, the draft stays', async () => {
  transport.pages = [new ChatError('conversation-gone', 'Conversation Not Exists.')];
  const chat = createChat({ conversation: 'c-9', draft: 'Half a quest' });
  await chat.start();
  expect(chat.notice.value).toBe('conversation-gone');
  expect(chat.conversationId.value).toBeUndefined();
  expect(store.get('conversation')).toBeUndefined();
  expect(chat.draft.value).toBe('Half a quest');
});

test('a history that cannot be loaded does not lock the visitor out', async () => {
  transport.pages = [new ChatError('server', 'Broken.')];
  const chat = createChat({ conversation: 'c-9' });
  await chat.start();
  expect(chat.phase.value).toBe('ready');
  expect(chat.notice.value).toBe('history-failed');
  expect(chat.conversationId.value).toBe('c-9');
});

test('a question asked before the thread is there waits for it, and goes on from its last answer', async () => {
  transport.pages = [{ hasMore: false, messages: [storedMessage('a')] }];
  const chat = createChat({ conversation: 'c-9' });
  const started = chat.start();
  expect(chat.send('And then?')).toBe(false);
  expect(chat.draft.value).toBe('And then?');
  await started;
  expect(transport.feed.request).toMatchObject({ conversationId: 'c-9', parentMessageId: 'a' });
  expect(chat.turns.value.map(({ question }) => question.text)).toEqual(['Question a', 'And then?']);
  expect(chat.draft.value).toBe('');

  chat.stop();
  transport.pages = [{ hasMore: false, messages: [storedMessage('b')] }];
  chat.openConversation('c-10');
  chat.send('And there?');
  await settle();
  expect(transport.feed.request).toMatchObject({ conversationId: 'c-10', parentMessageId: 'b' });
});

test('a question that waits takes its files when it goes out, and goes with them', async () => {
  transport.pages = [{ hasMore: false, messages: [storedMessage('a')] }];
  const chat = createChat({ conversation: 'c-9' });
  const item = { kind: 'document', method: 'upload', uploadId: 'u-1' } as const;
  let taken = 0;
  const take = (): QuestionFiles => {
    taken++;
    return { files: [], items: [item] };
  };
  const started = chat.start();
  expect(chat.send('What is this?', take)).toBe(false);
  expect(taken).toBe(0);
  await started;
  expect(taken).toBe(1);
  expect(transport.feed.request.files).toEqual([item]);
});

test('files on their way hold a question back', () => {
  const chat = createChat();
  expect(chat.send('What is this?', () => undefined)).toBe(false);
  expect(transport.feeds).toHaveLength(0);
});

test('with a question a thread that could not be loaded is asked for once more; without it the question goes out all the same', async () => {
  const failure = new ChatError('server', 'Broken.');
  transport.pages = [failure, { hasMore: false, messages: [storedMessage('a')] }];
  const chat = createChat({ conversation: 'c-9' });
  await chat.start();
  expect(chat.send('And then?')).toBe(false);
  await settle();
  expect(transport.feed.request).toMatchObject({ text: 'And then?', parentMessageId: 'a' });

  transport.pages = [failure, failure];
  const other = createChat({ conversation: 'c-9' });
  await other.start();
  other.send('And now?');
  await settle();
  expect(transport.feed.request).toMatchObject({ text: 'And now?', parentMessageId: undefined });
  expect(other.draft.value).toBe('');
});

test('a question refused because its conversation is gone is asked once more in a new one, with a notice', async () => {
  transport.pages = [{ hasMore: false, messages: [storedMessage('a')] }];
  const chat = createChat({ conversation: 'c-9' });
  await chat.start();
  chat.send('Still there?');
  transport.feed.fail(new ChatError('conversation-gone', 'Conversation Not Exists.'));
  await settle();
  expect(transport.feeds).toHaveLength(2);
  expect(transport.feed.request).toMatchObject({
    text: 'Still there?',
    conversationId: undefined,
    parentMessageId: undefined,
  });
  expect(chat.turns.value).toHaveLength(1);
  expect(chat.notice.value).toBe('conversation-gone');
  transport.feed.fail(new ChatError('conversation-gone', 'Again.'));
  await settle();
  expect(transport.feeds).toHaveLength(2);
  expect(last(chat)?.status).toBe('error');
});

test('a question that never reached the server is in the composer after a reload', async () => {
  const chat = createChat({ draft: '' });
  chat.send('One');
  transport.feed.fail(new ChatError('network', 'Refused.'));
  await settle();
  expect(createChat(Object.fromEntries(store.entries)).draft.value).toBe('One');
});

test('a question that the server has does not come back into the composer', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('1'));
  await settle();
  expect(createChat(Object.fromEntries(store.entries)).draft.value).toBe('');
});

test('a new conversation stops the running answer and nothing of it is shown or told', async () => {
  const chat = createChat();
  chat.send('One');
  transport.feed.push(delta('1'));
  await settle();
  const old = transport.feed;
  chat.newConversation();
  events = [];
  old.push(delta('2'), messageEnd());
  await settle();
  expect(transport.stopped).toEqual(['t-1']);
  expect(chat.turns.value).toEqual([]);
  expect(chat.conversationId.value).toBeUndefined();
  expect(events).toEqual([]);
});

test('a conversation that was left in mid-answer shows it going on when it is opened again', async () => {
  const chat = createChat();
  transport.pages = [{ messages: [storedMessage('m-0')], hasMore: false }];
  chat.openConversation('c-1');
  await settle();
  chat.send('One');
  transport.feed.push(delta('At '));
  await settle();
  const { feed } = transport;
  transport.pages = [{ messages: [], hasMore: false }];
  chat.openConversation('c-2');
  await settle();
  expect(chat.busy.value).toBe(false);
  feed.push(delta('nine'));

  // What the server has of an answer on its way is empty: it would be told as broken.
  const begun = storedMessage('m-1', { question: 'One', answer: '', parent: 'm-0' });
  transport.pages = [{ messages: [storedMessage('m-0'), begun], hasMore: false }];
  chat.openConversation('c-1');
  await settle();
  expect(chat.turns.value.map(({ question }) => question.text)).toEqual(['Question m-0', 'One']);
  expect(last(chat)).toMatchObject({ status: 'streaming', text: 'At nine' });
  expect(chat.busy.value).toBe(true);
  feed.push(delta(' sharp.'), messageEnd());
  await settle();
  expect(last(chat)).toMatchObject({ status: 'done', text: 'At nine sharp.' });
  expect(chat.busy.value).toBe(false);
  expect(chat.unread.value).toEqual([]);
  expect(names().filter((name) => name === 'message-end')).toHaveLength(1);
  chat.send('Two');
  expect(transport.feed.request).toMatchObject({ conversationId: 'c-1', parentMessageId: 'm-1' });
});

test('a new conversation that is left before its first word is known when it has begun', async () => {
  const chat = createChat();
  chat.send('One');
  const { feed } = transport;
  transport.pages = [{ messages: [], hasMore: false }];
  chat.openConversation('c-2');
  await settle();
  feed.push(delta('At '));
  await settle();
  // Nothing comes back into the composer that the server has.
  expect(createChat(Object.fromEntries(store.entries)).draft.value).toBe('');
  chat.openConversation('c-1');
  await settle();
  expect(last(chat)).toMatchObject({ status: 'streaming', text: 'At ' });
});

test('an app that cannot be loaded says why and can be asked again', async () => {
  transport.appFailure = new ChatError('unavailable', 'Site is disabled.');
  const chat = createChat();
  await chat.start();
  expect(chat.phase.value).toBe('failed');
  expect(chat.startError.value?.code).toBe('unavailable');
  transport.appFailure = undefined;
  await chat.start();
  expect(chat.phase.value).toBe('ready');
  expect(chat.app.value?.title).toBe('Harbor Goods');
});

const FIELD: FormField = {
  variable: 'name',
  label: 'Name',
  required: true,
  hidden: false,
  hint: undefined,
  kind: 'text',
  multiline: false,
  maxLength: undefined,
  default: '',
  placeholder: '',
};

test('a question asked while the app is asked who it is goes out when that is known, once', async () => {
  const chat = createChat();
  const started = chat.start();
  expect(chat.send('Quick!')).toBe(false);
  expect(chat.draft.value).toBe('Quick!');
  await started;
  expect(transport.feeds).toHaveLength(1);
  expect(transport.feed.request.text).toBe('Quick!');
  expect(chat.draft.value).toBe('');
});

test('a question asked before the form goes out with its values, unless it was changed since', async () => {
  transport.appInfo = { ...transport.appInfo, fields: [FIELD] };
  const chat = createChat();
  const started = chat.start();
  chat.send('Quick!');
  await started;
  expect(chat.needsForm.value).toBe(true);
  expect(transport.feeds).toHaveLength(0);
  chat.setInputs({ name: 'Mira' }, true);
  expect(transport.feed.request).toMatchObject({ text: 'Quick!', inputs: { name: 'Mira' } });

  chat.newConversation();
  chat.send('Another');
  chat.setDraft('Another, but');
  chat.setInputs({}, true);
  expect(transport.feeds).toHaveLength(1);
  expect(chat.draft.value).toBe('Another, but');
});

test('a question stays in the composer where the app cannot be had', async () => {
  transport.appFailure = new ChatError('network', 'No network.');
  const chat = createChat();
  const started = chat.start();
  chat.send('Quick!');
  await started;
  expect(transport.feeds).toHaveLength(0);
  expect(chat.draft.value).toBe('Quick!');
});

test('a form that nobody sees is filled in by the page and its defaults', async () => {
  const hidden = { ...FIELD, hidden: true };
  transport.appInfo = {
    ...transport.appInfo,
    fields: [
      { ...hidden, default: 'none' },
      { ...hidden, variable: 'campaign', default: 'none' },
    ],
  };
  const chat = createChat();
  chat.setInputs({ campaign: 'spring' });
  await chat.start();
  expect(chat.needsForm.value).toBe(false);
  expect(chat.inputs.value).toEqual({ name: 'none', campaign: 'spring' });
});

const FILE: MessageFile = {
  id: 'f-1',
  kind: 'image',
  name: 'jacket.png',
  url: 'https://api.example/files/old',
  mimeType: 'image/png',
  size: 1,
  belongsTo: 'assistant',
  uploadId: undefined,
};

test('addresses of files are renewed when their answer is over: what still comes does not bring the old ones back', async () => {
  const chat = createChat();
  await chat.start();
  chat.send('Show me one.');
  transport.feed.push({ type: 'message-file', file: FILE, ids: IDS }, delta('Here'));
  await settle();
  const file = { ...FILE, url: 'https://api.example/files/new' };
  transport.pages = [
    { messages: [storedMessage('m-1', { answer: 'Here it is.', files: [file] })], hasMore: false },
  ];
  const [turn] = chat.turns.value;
  const renewal = turn && chat.renewFiles(turn);
  transport.feed.push(delta(' it is.'));
  await settle();
  expect(last(chat)).toMatchObject({ text: 'Here it is.', files: [FILE] });
  expect(transport.messageCalls).toEqual([]);
  transport.feed.push(messageEnd()).close();
  await settle();
  await renewal;
  expect(last(chat)).toMatchObject({ status: 'done', text: 'Here it is.', files: [file] });
});

test('a late event takes nothing back of what was done with a settled answer', async () => {
  const chat = createChat();
  await chat.start();
  chat.send('When?');
  transport.feed.push(workflowStart(), delta('At nine.'), messageEnd());
  await settle();
  const [turn] = chat.turns.value;
  transport.feed.push(workflowEnd('succeeded'));
  await settle();
  expect(last(chat)?.status).toBe('done');
  if (turn) await chat.rate(turn, 'like');
  transport.feed.push(messageEnd());
  await settle();
  expect(last(chat)?.feedback).toBe('like');
});
