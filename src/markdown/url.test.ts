import { expect, test } from 'vitest';
import { originOf, readImage, readLink } from './url';

const BASE = 'https://api.example/app/';

test('links keep the schemes that cannot run code', () => {
  for (const href of [
    'https://a.example/',
    'http://a.example/',
    'mailto:me@a.example',
    'irc://a.example/x',
    'ircs://a.example/x',
    'xmpp:me@a.example',
  ])
    expect(readLink(href, BASE)).toEqual({ type: 'url', href });
});

test('every other scheme leads nowhere, however it is written', () => {
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    '\u202ejavascript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'tel:1',
    'ftp://a.example',
    'about:blank',
    'https://',
    'http://[',
    '',
    ' ',
    '#',
  ])
    expect(readLink(href, BASE), href).toBeUndefined();
});

test('relative addresses belong to the base, protocol-relative ones are https', () => {
  expect(readLink('/files/a b.pdf', BASE)).toEqual({
    type: 'url',
    href: 'https://api.example/files/a%20b.pdf',
  });
  expect(readLink('page', BASE)).toEqual({ type: 'url', href: 'https://api.example/app/page' });
  expect(readLink('//cdn.example/x', 'http://page.example')).toEqual({
    type: 'url',
    href: 'https://cdn.example/x',
  });
});

test('`abbr:` sends its text', () => {
  expect(readLink('abbr:What%20now%3F', BASE)).toEqual({ type: 'send', text: 'What now?' });
  expect(readLink('ABBR:100%', BASE)).toEqual({ type: 'send', text: '100%' });
  expect(readLink('abbr:', BASE)).toBeUndefined();
});

const trusted = (source: string, hosts: 'all' | string[]) => readImage(source, BASE, hosts)?.trusted;

test('images are trusted by origin, port and scheme included', () => {
  expect(trusted('/files/i.png', ['https://api.example'])).toBe(true);
  expect(trusted('/files/i.png', ['https://api.example:443/'])).toBe(true);
  expect(trusted('/files/i.png', ['https://api.example/files/'])).toBe(false);
  expect(trusted('https://api.example:8443/i.png', ['https://api.example'])).toBe(false);
  expect(trusted('http://api.example/i.png', ['https://api.example'])).toBe(false);
  expect(trusted('https://api.example.evil.example/i.png', ['https://api.example'])).toBe(false);
  expect(trusted('https://api.example@evil.example/i.png', ['https://api.example'])).toBe(false);
  expect(trusted('https://other.example/i.png', ['nonsense', ''])).toBe(false);
  expect(trusted('https://other.example/i.png', 'all')).toBe(true);
  expect(readImage('https://other.example:81/i.png', BASE, [])?.host).toBe('other.example:81');
});

test('images are trusted by host, its port included, whatever the scheme', () => {
  expect(trusted('https://cdn.example/i.png', ['cdn.example'])).toBe(true);
  expect(trusted('http://cdn.example/i.png', ['cdn.example'])).toBe(true);
  expect(trusted('https://cdn.example/i.png', ['CDN.example:443'])).toBe(true);
  expect(trusted('https://cdn.example:8443/i.png', ['cdn.example:8443'])).toBe(true);
  expect(trusted('https://cdn.example:8443/i.png', ['cdn.example'])).toBe(false);
  expect(trusted('https://cdn.example/i.png', ['cdn.example:8443'])).toBe(false);
  expect(trusted('https://a.cdn.example/i.png', ['cdn.example'])).toBe(false);
  expect(trusted('https://cdn.example.evil.example/i.png', ['cdn.example'])).toBe(false);
  expect(trusted('https://cdn.example@evil.example/i.png', ['cdn.example'])).toBe(false);
  expect(trusted('http://localhost:4401/i.png', ['localhost:4401'])).toBe(true);
});

test('what is neither a host nor an origin stands for nothing', () => {
  for (const host of [
    '',
    ' ',
    'cdn.example/pictures',
    'https://cdn.example/pictures/',
    'https://cdn.example?',
    '*.cdn.example',
    'https://*.cdn.example',
    'somebody@cdn.example',
    'two words',
    'data:image/png',
    'file:///',
  ])
    expect(originOf(host), host).toBeUndefined();
});

test('only what is fetched over http is an image', () => {
  for (const source of ['data:image/png;base64,AA', 'javascript:1', 'blob:x', 'mailto:a@b.example', ''])
    expect(readImage(source, BASE, 'all'), source).toBeUndefined();
});
