import { expect, test } from 'vitest';
import { createChatModel } from '../../chat/chat-model';
import { FakeTransport, memoryStore } from '../../chat/testing';
import { sendFiles } from './send-files';

function setUp() {
  const transport = new FakeTransport();
  const told: string[] = [];
  const chat = createChatModel({
    transport,
    store: memoryStore(),
    conversationStore: undefined,
    schedule: (flush) => {
      flush();
      return () => {};
    },
    emit: () => {},
  });
  return { transport, told, ui: { chat, report: (message: string) => void told.push(message) } };
}

test('files for an app that takes none stay away, and the owner is told', async () => {
  const { ui, told, transport } = setUp();
  await ui.chat.start();
  await sendFiles(ui, 'What is this?', [new File(['a'], 'a.txt')], new AbortController().signal);
  expect(told).toEqual([expect.stringContaining('takes no files')]);
  expect(transport.feeds).toHaveLength(0);
});

test('a panel that goes before its app is known says nothing about files', async () => {
  const { ui, told } = setUp();
  const ended = new AbortController();
  const sending = sendFiles(ui, 'What is this?', [new File(['a'], 'a.txt')], ended.signal);
  ended.abort();
  await sending;
  expect(told).toEqual([]);
});
