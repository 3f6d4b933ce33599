import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * The byte budgets of the product: gzip -9, 1 kB = 1,000 bytes, all that a browser loads up to a step.
 * Change one only with a reason in the commit.
 */
interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const manifest: Record<string, Chunk> = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const PANEL = 'src/embed/mount.tsx';
const TALK = 'src/api/talk.ts';
const RUNNER = 'src/chat/turns-part.ts';
const MARKDOWN = 'src/ui/message/markdown-part.ts';

function closure(key: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[key];
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
const answer = new Set([...panel, ...closure(TALK), ...closure(RUNNER), ...closure(MARKDOWN)]);
const steps = [
  { step: 'launcher visible', files: launcher, budget: 3_000 },
  { step: 'composer usable', files: panel, budget: 30_000 },
  { step: 'first answer rendered', files: answer, budget: 60_000 },
];

let failed = 0;
console.log('step                     files      raw     gzip   brotli   budget');
for (const { step, files, budget } of steps) {
  const { raw, gzip, brotli } = bytes(files);
  const figures = [files.size, raw, gzip, brotli, budget].map((value) => String(value).padStart(8)).join(' ');
  console.log(`${step.padEnd(22)}${figures}${gzip > budget ? '  OVER' : ''}`);
  if (gzip > budget) failed++;
}
console.log(`sizes: ${steps.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
