import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { history } from './cases/history';
import { mounts } from './cases/mounts';
import { bytes, loader, slowLine } from './cases/start';
import { doubling, streaming, typing } from './cases/stream';
import { chart } from './chart';
import { openLab } from './lab';
import { results, table } from './report';
import type { Case, Section } from './section';

/**
 * `npm run bench`: the budgets of streaming, starting and memory, measured side by side with floors in a real browser.
 * `npm run bench -- stream history` measures parts; `--repeat 1` is for a quick look. Only a run of everything, with
 * at least five rounds, is kept.
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
  options: { repeat: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const repeat = Number(values.repeat);
const chosen = positionals.length > 0 ? positionals : Object.keys(CASES);

if (!existsSync('dist/embed.js')) fail('There is no build yet: npm run build');
if (!Number.isInteger(repeat) || repeat < 1) fail('--repeat wants a number from 1 on.');
for (const name of chosen)
  if (!CASES[name]) fail(`No part «${name}»; there are: ${Object.keys(CASES).join(', ')}`);

const lab = await openLab();
try {
  const sections: Section[] = [];
  for (const name of chosen) {
    const measure = CASES[name];
    if (measure) sections.push(await measure(lab, repeat));
  }
  const rows = sections.flatMap((section) => section.rows);
  console.log(table(rows));
  if (positionals.length === 0 && repeat >= 5) {
    writeFileSync(RESULTS, results(rows, circumstances()));
    writeFileSync(CHART, chart(sections.flatMap((section) => section.bars ?? [])));
    console.error(`Kept in ${RESULTS} and ${CHART}.`);
  }
  const missed = rows.filter(({ isMet }) => isMet === false).length;
  console.log(`budgets: ${rows.filter(({ isMet }) => isMet).length} met, ${missed} missed`);
} finally {
  await lab.close();
}

function circumstances() {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    command: `npm run bench${repeat === 5 ? '' : ` -- --repeat ${repeat}`}`,
    versions: `dify-chat-widget ${version}, Chromium ${lab.version}, Node ${process.versions.node}`,
    machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, no GPU`,
    repeat,
  };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
