import { expect, test } from 'vitest';
import { createComponentChat } from './component-chat';
import type { Options } from './config';
import { createEmitter, type Emitter } from './events';
import type { Chat } from './widget';

/** What a component needs of its widgets: they emit, and write down the texts that are sent. */
function start() {
  const widgets: (Emitter & { options: Options; sent: string[] })[] = [];
  const component = createComponentChat((options) => {
    const emitter = createEmitter(new EventTarget());
    const sent: string[] = [];
    const nothing = (): void => {};
    const chat: Chat = {
      on: emitter.on,
      open: nothing,
      close: nothing,
      toggle: nothing,
      send: (text) => sent.push(text),
      prefill: nothing,
      stop: nothing,
      newConversation: nothing,
      openConversation: nothing,
      setInputs: nothing,
      setUser: nothing,
      setOptions: nothing,
      grantConsent: nothing,
      destroy: nothing,
    };
    widgets.push({ ...emitter, options, sent });
    return chat;
  });
  return { component, widgets };
}

const ENDED = { conversationId: 'c', messageId: 'm', status: 'done' } as const;

test('handlers are no options; of each the latest hears, also of the widget that follows', () => {
  const { component, widgets } = start();
  const heard: unknown[] = [];
  component.methods.on('message-end', ({ status }) => heard.push(status));
  component.update({ token: 'shop', onMessageEnd: () => heard.push('first'), onOpen: undefined });
  component.update({ token: 'shop', onMessageEnd: () => heard.push('second') });
  widgets[0]?.emit('message-end', ENDED);
  component.update({ token: 'other', onMessageEnd: () => heard.push('third') });
  widgets[1]?.emit('message-end', ENDED);
  expect(widgets.map(({ options }) => options)).toEqual([{ token: 'shop' }, { token: 'other' }]);
  expect(heard).toEqual(['second', 'done', 'third', 'done']);
});

test('methods go to the widget of the moment, or wait for the first', () => {
  const { component, widgets } = start();
  component.methods.send('Before');
  component.update({ token: 'shop' });
  component.methods.send('First');
  component.update({ token: 'other' });
  component.methods.send('Second');
  expect(widgets.map(({ sent }) => sent)).toEqual([['Before', 'First'], ['Second']]);
});
