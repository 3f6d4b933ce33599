import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { history } from './cases/history';
import { mounts } from './cases/mounts';
import { bytes, loader, slowLine } from './cases/start';
import { doubling, streaming, typing } from './cases/stream';
import { chart } from './chart';
import { openLab } from './lab';
import { hashFiles, openNotes } from './notes';
import { results, tables, verdict, type Circumstances } from './report';
import type { Case, Section } from './section';

/**
 * `npm run bench`: the budgets of streaming, starting and memory, measured side by side with floors in a real browser.
 * `npm run bench -- stream history` measures parts; `--repeat 1` is for a quick look. Only a run of everything, with
 * at least five rounds, is kept. What is finished is noted: `--resume` goes on from there after an interruption, with
 * the same build and number of rounds.
 */
const CASES: Readonly<Record<string, Case>> = {
  bytes,
  loader,
  line: slowLine,
  stream: streaming,
  doubling,
  typing,
  history,
  mounts,
};
const RESULTS = 'e2e/bench/RESULTS.md';
const CHART = 'public/bench.svg';

const { values, positionals } = parseArgs({
  options: { repeat: { type: 'string', default: '5' }, resume: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const repeat = Number(values.repeat);
const chosen = positionals.length > 0 ? positionals : Object.keys(CASES);

if (!existsSync('dist/embed.js')) fail('There is no build yet: npm run build');
if (!Number.isInteger(repeat) || repeat < 1) fail('--repeat wants a number from 1 on.');
for (const name of chosen)
  if (!CASES[name]) fail(`No part «${name}»; there are: ${Object.keys(CASES).join(', ')}`);

const isWhole = positionals.length === 0;
const build = hashFiles('dist');
const folder = `.out/bench/${build}-${repeat}`;
if (isWhole && !values.resume) rmSync(folder, { recursive: true, force: true });
const notes = openNotes(folder, values.resume);
const lab = await openLab();
try {
  const sections: Section[] = [];
  for (const name of chosen) {
    const measure = CASES[name];
    if (measure) sections.push(await notes.recall(name, () => measure(lab, repeat, notes)));
  }
  console.log(tables(sections));
  if (isWhole && repeat >= 5) {
    writeFileSync(RESULTS, results(sections, circumstances()));
    writeFileSync(CHART, chart(sections.flatMap((section) => section.bars ?? [])));
    console.error(`Kept in ${RESULTS} and ${CHART}.`);
  }
  console.log(verdict(sections));
} finally {
  await lab.close();
}

function circumstances(): Circumstances {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    date: new Date().toISOString().slice(0, 10),
    widget: `dify-chat-widget ${version}, build ${build}`,
    browser: `Chromium ${lab.version}`,
    machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, no GPU, Node ${process.versions.node}`,
    command: `\`npm run bench${repeat === 5 ? '' : ` -- --repeat ${repeat}`}\``,
    rounds: String(repeat),
  };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
