import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { serveSandbox } from '../sandbox/serve';

const sandbox = await serveSandbox();
const folder = await mkdtemp(join(tmpdir(), 'dify-chat-'));
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** The program of «The client» and what it prints. */
async function readExample(): Promise<{ program: string; output: string }> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('\n## The client\n');
  const [, program = '', output = ''] = /```js\n(.*?)```\n\n```\n(.*?)```/s.exec(section) ?? [];
  return { program, output };
}

test('the example in the README prints what is written below it, and ends by itself', async () => {
  const { program, output } = await readExample();
  const file = join(folder, 'example.mjs');
  const client = new URL('../../src/client.ts', import.meta.url).href;
  await writeFile(
    file,
    program.replace("'dify-chat-widget/client'", `'${client}'`).replace('http://127.0.0.1:4401', sandbox.url),
  );
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file]);
  expect(stdout.trimEnd()).toBe(output.trimEnd());
});
