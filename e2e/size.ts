import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readChunks } from './build/chunks';
import { ENTRIES, PACKAGE } from './build/entries';
import { bytesInApplication } from './face-sizes';

/**
 * The byte budgets of the product: gzip -9, 1 kB = 1,000 bytes, all that a browser loads up to a step.
 * Change one only with a reason in the commit.
 */
interface Row {
  step: string;
  files: Iterable<string>;
  budget: number | undefined;
}

const manifest = readChunks();
const PANEL = 'src/embed/mount.tsx';
/** Asked for while the first question is typed. Tools under the answer come when it is over. */
const FIRST_ANSWER = ['turn', 'src/i18n/en.ts', 'markdown'];
/** By the entry's file. Beyond it, a page with the face loads what one with the script tag does. */
const FACE_BUDGETS: Readonly<Record<string, number>> = {
  index: 3_000,
  client: 15_000,
  element: 5_100,
  react: 5_000,
};
const PART_BUDGETS: readonly (readonly [RegExp, number])[] = [
  [/^i18n\/(?!languages)/, 4_000],
  [/^ui\/message\/colours-part/, 4_000],
  [/^markdown\/colours\/|^colours of /, 2_000],
  [/^ui\/message\/maths-part/, 80_000],
];

function closure(key: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[key] ?? Object.values(manifest).find(({ name }) => name === key);
  if (!chunk) throw new Error(`The build has no ${key}.`);
  if (!files.has(chunk.file)) {
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) closure(imported, files);
  }
  return files;
}

function bytes(files: Iterable<string>): { raw: number; gzip: number; brotli: number } {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const content = readFileSync(`dist/${file}`);
    sum.raw += content.length;
    sum.gzip += gzipSync(content, { level: 9 }).length;
    sum.brotli += brotliCompressSync(content).length;
  }
  return sum;
}

const launcher = new Set(['embed.js']);
const panel = new Set([...launcher, ...closure(PANEL)]);
const answer = new Set([...panel, ...FIRST_ANSWER.flatMap((key) => [...closure(key)])]);
/** Beyond the panel, what each lazy part brings along where it is the first of all. */
const parts = [...new Set(Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports))]
  .filter((key) => key !== PANEL)
  .toSorted()
  .map((key) => ({ step: nameOf(key), files: [...closure(key)].filter((file) => !panel.has(file)) }));

/** The page for iframes, with its panel. */
const chatPage = {
  step: 'chat.html',
  files: new Set(['chat.html', ...closure('src/embed/page/chat-page.ts'), ...closure(PANEL)]),
  budget: undefined,
};
/** In sandboxed frames, when a diagram is in sight. */
const frames = ['mermaid', 'echarts'].map((name) => ({
  step: `frame of ${name}`,
  files: [`${name}.html`, `${name}.js`],
  budget: undefined,
}));

const budgets: readonly Row[] = [
  { step: 'launcher visible', files: launcher, budget: 3_000 },
  { step: 'composer usable', files: panel, budget: 30_000 },
  { step: 'first answer rendered', files: answer, budget: 60_000 },
  ...parts.map((part) => ({ ...part, budget: PART_BUDGETS.find(([name]) => name.test(part.step))?.[1] })),
  chatPage,
  ...frames,
];

let failed = 0;
console.log(`${'step, or lazy part'.padEnd(28)}   files      raw     gzip   brotli   budget`);
for (const { step, files, budget } of budgets) {
  const { raw, gzip, brotli } = bytes(files);
  const figures = [[...files].length, raw, gzip, brotli, budget ?? '']
    .map((value) => String(value).padStart(8))
    .join(' ');
  const isOver = budget !== undefined && gzip > budget;
  console.log(`${step.padEnd(28)}${figures}${isOver ? '  OVER' : ''}`);
  if (isOver) failed++;
}

/** What an application's bundler takes in at once. */
const uses = ENTRIES.flatMap(({ specifier, name }) => {
  const budget = FACE_BUDGETS[name];
  // What has effects is imported for them; of anything else, an import of types or of nothing costs nothing.
  if (PACKAGE.sideEffects.includes(`./dist/${name}.js`))
    return [{ step: specifier, source: `import '${specifier}';`, budget }];
  return [
    { step: specifier, source: `export * from '${specifier}';`, budget },
    { step: `${specifier}, unused`, source: `import '${specifier}';`, budget: 0 },
  ];
});
console.log(`\n${'imported by an application'.padEnd(28)}                     gzip            budget`);
for (const { step, source, budget } of uses) {
  const gzip = await bytesInApplication(source);
  const isOver = budget !== undefined && gzip > budget;
  const figures = `${String(gzip).padStart(26)}${String(budget ?? '').padStart(18)}`;
  console.log(`${step.padEnd(28)}${figures}${isOver ? '  OVER' : ''}`);
  if (isOver) failed++;
}
const held = [...budgets, ...uses].filter(({ budget }) => budget !== undefined).length;
console.log(`sizes: ${held - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * `src/ui/tools/read-tool.tsx` → `ui/tools/read-tool`; a group of modules (vite.config.ts) by its name; the only lazy
 * files of others are grammars.
 */
function nameOf(key: string): string {
  const name = manifest[key]?.name;
  if (key.startsWith('_') && name !== undefined) return name;
  return key
    .replace(/^src\//, '')
    .replace(/^.*node_modules\/.*\//, 'colours of ')
    .replace(/\.[jt]sx?$/, '');
}
