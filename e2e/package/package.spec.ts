import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { readChunks } from '../build/chunks';
import { ENTRIES, PACKAGE, PEERS } from '../build/entries';
import { readTypes } from '../build/read-types';
import { expect, test, Widget } from '../fixtures';
import { PAGES, PAGES_PORT } from '../ports';
import { BUNDLERS } from './bundlers';
import { SCENARIO, SETTINGS, watch, wholeConversation } from './conversation';
import { installPackage, type Application } from './install';

// One after the other: they share one application. Bundlers take their time on a busy machine.
test.describe.configure({ mode: 'default', timeout: 120_000 });

let application: Application;
test.beforeAll(async () => {
  application = await installPackage();
});
test.afterAll(() => application.remove());

/** Beside entries and chunks. */
const SHIPPED = [
  'LICENSE',
  'OPTIONS.md',
  'README.md',
  'package.json',
  'dist/chat.html',
  'dist/embed.js',
  'dist/integrity.html',
  'dist/manifest.json',
  ...['mermaid', 'echarts'].flatMap((name) => [`dist/${name}.html`, `dist/${name}.js`]),
];

test('the package holds its entries, their types, their chunks, and nothing else', () => {
  const isShared = (path: string): boolean => /^dist\/types\/[\w-]+\.d\.ts$/.test(path);
  const expected = [
    ...SHIPPED,
    ...ENTRIES.flatMap(({ name }) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
    ...Object.values(readChunks()).map(({ file }) => `dist/${file}`),
  ];
  expect(application.files.filter((path) => !isShared(path))).toEqual([...new Set(expected)].toSorted());
  const known = new Set(['.package-lock.json', '@types', ...PEERS]);
  const installed = readdirSync(join(application.folder, 'node_modules'));
  expect(installed.filter((name) => !known.has(name))).toEqual([PACKAGE.name]);
});

test('publint and arethetypeswrong find nothing', async () => {
  const tarball = new Uint8Array(application.tarball);
  const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  expect(messages).toEqual([]);
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  const problems = analysis.types ? analysis.problems : ['no types'];
  // It is a module and nothing else: `require()` of it needs a Node that can (20.19), as every Node it is made for.
  const isOld = (kind: unknown): boolean => kind === 'node10' || kind === 'node16-cjs';
  expect(
    problems.filter(
      (problem) =>
        typeof problem === 'string' || !('resolutionKind' in problem && isOld(problem.resolutionKind)),
    ),
  ).toEqual([]);
});

const CONSUMER = `
import { createChat, type Chat, type Options } from 'dify-chat-widget';
import { createClient, reduceAnswer, EMPTY_ANSWER, type Answer } from 'dify-chat-widget/client';

const options: Options = { token: 'basic', show: { workflow: 'full' }, markdown: { images: ['https://a.example'] } };
export const chat: Chat = createChat(options);
export const undo: () => void = chat.on('message-end', ({ status }) => {
  const known: 'done' | 'stopped' | 'error' = status;
  console.log(known);
});
// @ts-expect-error -- no such option
createChat({ token: 'basic', colour: 'red' });
// @ts-expect-error -- no such event
chat.on('message-ended', () => {});

export async function ask(text: string): Promise<Answer> {
  let answer = EMPTY_ANSWER;
  for await (const event of createClient({ apiUrl: 'https://a.example/api', token: 'basic' }).send({ text }))
    answer = reduceAnswer(answer, event);
  return answer;
}
`;

test('its types stand alone, in modules of Node and of bundlers, and bring the docs of every option', async () => {
  const { folder, run } = application;
  const everything = ENTRIES.map(({ specifier }, index) => `export * as all${index} from '${specifier}';`);
  writeFileSync(join(folder, 'consumer.ts'), [CONSUMER, ...everything].join('\n'));
  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    const lib = ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'];
    const strict = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false };
    const compilerOptions = { ...strict, target: 'es2022', lib, types: [], module, moduleResolution };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const { stdout } = await run(resolve('node_modules/.bin/tsc'), '-p', '.').catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout, moduleResolution).toBe('');
  }
  const dist = join(folder, 'node_modules/dify-chat-widget/dist');
  const declared = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => join(dist, file));
  const docs = (...files: string[]) =>
    readTypes(...files)
      .interface('Options')
      .map(({ name, text }) => ({ name, text }));
  expect(docs(...declared)).toEqual(docs('src/embed/config.ts'));
});

test('importing an entry on a server does nothing', async () => {
  const script = `
    const before = new Set(Reflect.ownKeys(globalThis));
    const found = {};
    for (const specifier of ${JSON.stringify(ENTRIES.map(({ specifier }) => specifier))})
      found[specifier] = Object.keys(await import(specifier)).length > 0;
    const added = Reflect.ownKeys(globalThis).filter((name) => !before.has(name));
    console.log(JSON.stringify({ found, added: added.map(String) }));`;
  const { stdout, stderr } = await application.run('node', '--input-type=module', '-e', script);
  const found = Object.fromEntries(ENTRIES.map(({ specifier }) => [specifier, expect.any(Boolean)]));
  expect(JSON.parse(stdout)).toEqual({ found, added: [] });
  expect(stderr).toBe('');
});

for (const [name, build] of Object.entries(BUNDLERS)) {
  test(`an application built by ${name} finds every part when it is wanted`, async ({ page }) => {
    await build(application.folder, resolve('.out/apps', name));
    const { complaints, scripts } = watch(page);
    const widget = new Widget(page, { scenario: SCENARIO });
    await widget.set(SETTINGS);
    const { token, apiUrl } = widget;
    // The frames of diagrams are pages: no bundler takes them along, so the application says where it has put them.
    const config = JSON.stringify({ token, apiUrl, speech: 'off', markdown: { diagrams: '/dist' } });
    await page.goto(`${PAGES}/apps/${name}/index.html?${new URLSearchParams({ config })}`);
    await expect(widget.launcher).toBeVisible();
    expect(scripts).toEqual([expect.stringContaining(`/apps/${name}/`)]);
    await wholeConversation(widget);
    expect(complaints).toEqual([]);
    const own = scripts.filter((url) => !url.endsWith('/dist/echarts.js'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((url) => !url.startsWith(`${PAGES}/apps/${name}/`))).toEqual([]);
  });
}

test('from a CDN, `embed.js` finds all of its parts beside itself', async ({ visit, page }) => {
  const cdn = `apps/cdn/npm/${PACKAGE.name}@${PACKAGE.version}`;
  application.copyTo(`.out/${cdn}`);
  // The same server by another name is another origin.
  const dist = `http://127.0.0.1:${PAGES_PORT}/${cdn}/dist/`;
  const { complaints, scripts } = watch(page);
  const widget = await visit({
    scenario: SCENARIO,
    settings: SETTINGS,
    config: { speech: 'off' },
    page: { when: 'never', head: `<script src="${dist}embed.js" defer></script>` },
  });
  await wholeConversation(widget);
  expect(complaints).toEqual([]);
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((url) => !url.startsWith(dist))).toEqual([]);
  expect(scripts).toContain(`${dist}echarts.js`);
});
