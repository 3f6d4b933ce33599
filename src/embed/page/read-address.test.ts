import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Options } from '../config';
import { readAddress } from './read-address';

const pack = (text: string): string => gzipSync(text).toString('base64');

async function read(address: string, fixed?: Options) {
  const told: string[] = [];
  const options = await readAddress(
    new URL(address, 'https://chat.example'),
    (message) => told.push(message),
    fixed,
  );
  return { options, told };
}

test('plain values are options by their names, still to be parsed', async () => {
  expect(await read('/dify/chat.html?token=shop&theme=dark&inputs={"city":"Turku"}&colour=red')).toEqual({
    options: { token: 'shop', theme: 'dark', inputs: '{"city":"Turku"}', colour: 'red' },
    told: [],
  });
});

test('values as Dify’s script packs them are unpacked and put where they belong', async () => {
  const query = new URLSearchParams({
    city: pack('Åbo, 20100'),
    'sys.user_id': pack('anna-81c2'),
    'sys.conversation_id': pack('9c6b0e8e-0000-4000-8000-000000000001'),
    'user.name': pack('Anna'),
    'user.avatar_url': pack('https://shop.example/anna.png'),
    sendOnEnter: 'false',
    locale: 'de-DE',
  });
  expect(await read(`/chatbot/shop?${query}`)).toEqual({
    options: {
      token: 'shop',
      baseUrl: 'https://chat.example',
      inputs: { city: 'Åbo, 20100' },
      systemVariables: { user_id: 'anna-81c2', conversation_id: '9c6b0e8e-0000-4000-8000-000000000001' },
      userVariables: { name: 'Anna', avatar_url: 'https://shop.example/anna.png' },
      sendOnEnter: 'false',
      locale: 'de-DE',
    },
    told: [],
  });
});

test('a plus that nobody encoded is read all the same', async () => {
  const plain = Array.from({ length: 60 }, (_, index) => String.fromCharCode(0x4e00 + index * 37)).join('');
  const packed = pack(plain);
  expect(packed).toContain('+');
  expect((await read(`/chat.html?token=shop&note=${packed}`)).options['inputs']).toEqual({ note: plain });
});

test('the route of a page takes raw values of variables, as Dify’s own page does', async () => {
  expect((await read('/chat/shop?city=Turku&theme=dark')).options).toEqual({
    token: 'shop',
    baseUrl: 'https://chat.example',
    theme: 'dark',
    inputs: { city: 'Turku' },
  });
});

test.each([
  ['/chatbot/shop/', { token: 'shop', baseUrl: 'https://chat.example' }],
  ['/deep/in/chatbot/a%20b', { token: 'a b', baseUrl: 'https://chat.example' }],
  ['/chatbot/shop?baseUrl=https://dify.example', { token: 'shop', baseUrl: 'https://dify.example' }],
  ['/chatbot/shop?apiUrl=https://dify.example/api', { token: 'shop', apiUrl: 'https://dify.example/api' }],
  ['/clean/chat?token=shop&origin=https://shop.example', { token: 'shop' }],
  ['/dify/chat.html', {}],
  ['/', {}],
])('%s', async (address, options) => {
  expect(await read(address)).toEqual({ options, told: [] });
});

test('the path of a page says nothing of what the page itself names', async () => {
  const apiUrl = 'https://dify.example/api';
  expect((await read('/support/?theme=dark', { token: 'shop' })).options).toEqual({ theme: 'dark' });
  expect((await read('/chatbot/shop', { apiUrl })).options).toEqual({ token: 'shop' });
});

test('values given in both ways are one object', async () => {
  const { options } = await read(
    `/chat.html?token=shop&inputs={"city":"Turku"}&name=${encodeURIComponent(pack('Mira'))}`,
  );
  expect(options['inputs']).toEqual({ city: 'Turku', name: 'Mira' });
});

test('a value that cannot be unpacked is told by its name, and the rest is taken', async () => {
  expect(await read('/chat.html?token=shop&city=H4sIbroken&theme=dark')).toEqual({
    options: { token: 'shop', theme: 'dark' },
    told: ['query "city" cannot be unpacked'],
  });
});

test('a path that no server has encoded is taken as it stands', async () => {
  expect((await read('/chatbot/50%')).options).toMatchObject({ token: '50%' });
});
