import { expect, test } from 'vitest';
import { findGrammar } from './code-language';
import { loadGrammar } from './load-grammar';

test.each([
  ['js', 'js javascript jsx mjs JavaScript'],
  ['ts', 'ts typescript tsx TypeScript'],
  ['py', 'py python Python'],
  ['bash', 'sh bash shell zsh console'],
  ['json', 'json jsonc JSON'],
  ['html', 'html xml svg HTML'],
  ['css', 'css scss'],
  ['c', 'c cpp c++ C++ h'],
  ['csharp', 'cs csharp C#'],
  ['go', 'go golang'],
  ['rs', 'rust rs'],
  ['ruby', 'rb ruby'],
  ['yaml', 'yaml yml'],
  ['md', 'md markdown'],
  ['diff', 'diff patch'],
  ['docker', 'docker dockerfile Dockerfile'],
  ['make', 'make makefile'],
  ['pl', 'pl perl'],
  ['ini', 'ini'],
  ['toml', 'toml'],
])('%s is found by every name models write', async (grammar, names) => {
  for (const name of names.split(' ')) expect(findGrammar(name), name).toBe(grammar);
  expect(await loadGrammar(grammar, () => expect.unreachable())).toBeTypeOf('object');
});

test.each(['', 'text', 'plaintext', 'mermaid', 'output', 'js,', 'constructor', '__proto__', ' ', ','])(
  'no grammar stands for %j',
  async (name) => {
    expect(findGrammar(name)).toBeUndefined();
    expect(await loadGrammar(name, () => expect.unreachable())).toBeUndefined();
  },
);
