import { expect, test } from 'vitest';
import { METHODS, parseCall, parseDifyConfig } from './protocol';

const call = (message: object) => parseCall({ type: 'dify-chat', version: 1, ...message });

test.each([
  ['connect', [{ tools: ['close', 'dance'] }], [{ tools: ['close'] }]],
  ['connect', [], [{ tools: [] }]],
  ['open', [], []],
  ['send', ['Hello'], ['Hello']],
  ['setInputs', [{ city: 'Turku' }], [{ city: 'Turku' }]],
  ['setUser', [{ id: 'anna', name: 'Anna', admin: true }], [{ id: 'anna', name: 'Anna' }]],
  ['setOptions', [{ theme: 'dark' }], [{ theme: 'dark' }]],
])('%s %j', (method, args, read) => {
  expect(call({ method, args, id: 7 })).toEqual({ id: 7, method, args: read });
});

test('a call without arguments or an id is one as well', () => {
  expect(call({ method: 'stop' })).toEqual({ id: undefined, method: 'stop', args: [] });
});

test.each([
  [{ method: 'destroy' }, 'unknown method "destroy"'],
  [{ method: 'constructor' }, 'unknown method "constructor"'],
  [{ method: 'send', args: [7] }, 'wrong arguments of "send"'],
  [{ method: 'send', args: 'Hello' }, 'args should be a list'],
  [{ method: 'setUser', args: [{ name: 'Anna' }] }, 'wrong arguments of "setUser"'],
  [{ method: 'setOptions', args: [[]] }, 'wrong arguments of "setOptions"'],
  [{ method: 'send', args: ['Hello'], version: 2 }, 'version should be 1'],
])('%j is refused: %s', (message, error) => {
  expect(call({ id: 'a', ...message })).toEqual({ id: 'a', error });
});

test('what others say is none of our business', () => {
  for (const data of [
    undefined,
    null,
    'send',
    [],
    {},
    { type: 'dify-chat' },
    { method: 'send', args: ['x'] },
  ])
    expect(parseCall(data)).toBeUndefined();
});

test('the methods are told by their names', () => {
  expect(METHODS).toContain('send');
  expect(METHODS).not.toContain('destroy');
});

test.each([
  [{ isToggledByButton: true, isDraggable: false }, true],
  [{ isToggledByButton: true, isDraggable: true }, false],
  [{ isToggledByButton: false, isDraggable: false }, false],
])('Dify’s page says how it shows the frame: %j', (payload, canExpand) => {
  expect(parseDifyConfig({ type: 'dify-chatbot-config', payload })).toEqual({ canExpand });
});

test('any other message is not Dify’s', () => {
  for (const data of [undefined, 'dify-chatbot-config', { type: 'dify-chatbot-config' }, { payload: {} }])
    expect(parseDifyConfig(data)).toBeUndefined();
});
