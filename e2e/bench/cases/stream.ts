import { stream, type Contender, type Figures, type Load } from '../contender';
import type { Lab } from '../lab';
import type { Notes } from '../notes';
import {
  limited,
  megabytes,
  milliseconds,
  ratio,
  repeated,
  type Bars,
  type OtherFloor,
  type Row,
  type Section,
} from '../section';
import { median, quantile } from '../statistics';

const ALL: readonly Contender[] = ['ours', 'raw', 'lines', 'once', 'naive'];
/** An answer drawn anew with each of 12,000 deltas does not come to an end. */
const ENDURING: readonly Contender[] = ['ours', 'raw', 'lines', 'once'];
const PAIR: readonly Contender[] = ['ours', 'raw'];

const OTHERS: readonly OtherFloor[] = ['lines', 'once', 'naive'];
/** What they do, for readers of the chart. */
const LABELS: Readonly<Record<Contender, string>> = {
  ours: 'This widget',
  raw: 'Raw text appended',
  lines: 'A block per line',
  once: 'Rendered when complete',
  naive: 'All rendered each time',
};
const TITLE = 'An answer that streams';

const SHORT: Load = { size: 15_000, deltas: 3_000, perSecond: 100 };
const LONG: Load = { size: 60_000, deltas: 12_000, perSecond: 400 };

type Results = Partial<Record<Contender, Figures[]>>;

/** Each round streams once on every page, so that whatever else the machine does meets all of them alike. */
async function compete(
  lab: Lab,
  name: string,
  contenders: readonly Contender[],
  load: Load,
  repeat: number,
): Promise<Results> {
  const results: Results = {};
  await repeated(name, repeat, async (round) => {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length];
      if (contender) (results[contender] ??= []).push(await stream(lab, contender, load));
    }
  });
  return results;
}

function middle(results: Results, contender: Contender, read: (figures: Figures) => number): number {
  return median((results[contender] ?? []).map(read));
}

const cpu = ({ cpu: value }: Figures): number => value;

function cpuRow(measure: string, results: Results): Row {
  const against = (contender: Contender): number =>
    middle(results, contender, cpu) / middle(results, 'raw', cpu);
  const measured = OTHERS.filter((floor) => results[floor]);
  return {
    ...limited(measure, against('ours'), 0.8, ratio),
    floors: Object.fromEntries(measured.map((floor) => [floor, ratio(against(floor))])),
  };
}

function bars(title: string, results: Results): Bars {
  return {
    title,
    bars: ALL.filter((contender) => results[contender]).map((contender) => ({
      label: LABELS[contender],
      value: middle(results, contender, cpu) / middle(results, 'raw', cpu),
      isOurs: contender === 'ours',
    })),
  };
}

/** The longest load takes minutes and is looked at from two sides: measured once. */
function competeLong(lab: Lab, repeat: number, notes: Notes): Promise<Results> {
  return notes.recall('stream-60-kB', () => compete(lab, 'stream 60 kB', ENDURING, LONG, repeat));
}

/** Main-thread time, tasks, lateness and heap of a streaming answer. */
export async function streaming(lab: Lab, repeat: number, notes: Notes): Promise<Section> {
  const short = await compete(lab, 'stream 15 kB', ALL, SHORT, repeat);
  const long = await competeLong(lab, repeat, notes);
  const late = middle(long, 'ours', (figures) => figures.late);
  const heap = (contender: Contender): number => middle(long, contender, (figures) => figures.heap);
  return {
    title: TITLE,
    rows: [
      cpuRow('15 kB, 3,000 deltas, 100/s: main-thread CPU', short),
      taskRow('all rounds', short, (tasks) => Math.max(...tasks)),
      cpuRow('60 kB, 12,000 deltas, 400/s: main-thread CPU', long),
      taskRow('all rounds', long, (tasks) => Math.max(...tasks)),
      limited('… complete after the last byte', late, 200, milliseconds),
      {
        measure: '… heap after it',
        ours: `${megabytes(heap('ours'))} (${ratio(heap('ours') / heap('raw'))})`,
      },
    ],
    bars: [bars('15 kB, 100 deltas per second', short), bars('60 kB, 400 deltas per second', long)],
  };
}

/** The browser tells of tasks only from 50 ms on. */
function taskRow(rounds: string, results: Results, choose: (tasks: readonly number[]) => number): Row {
  const longest = (contender: Contender): number =>
    choose((results[contender] ?? []).map(({ longestTask }) => longestTask));
  const tell = (task: number): string => (task === 0 ? '< 50 ms' : milliseconds(task));
  return {
    measure: `… longest task, ${rounds} (floor-raw: ${tell(longest('raw'))})`,
    ours: tell(longest('ours')),
    budget: '≤ 50 ms',
    isMet: longest('ours') <= 50,
  };
}

/** What twice the answer costs. */
export async function doubling(lab: Lab, repeat: number, notes: Notes): Promise<Section> {
  const loads: Load[] = [4, 2].map((part) => ({
    ...LONG,
    size: LONG.size / part,
    deltas: LONG.deltas / part,
  }));
  const results: Results[] = [];
  for (const load of loads)
    results.push(await compete(lab, `doubling ${load.size / 1000} kB`, PAIR, load, repeat));
  loads.push(LONG);
  results.push(await competeLong(lab, repeat, notes));
  return {
    title: TITLE,
    rows: [1, 2].map((index) => {
      const growth = (contender: Contender): number =>
        middle(results[index] ?? {}, contender, cpu) / middle(results[index - 1] ?? {}, contender, cpu);
      const from = `${(loads[index - 1]?.size ?? 0) / 1000} → ${(loads[index]?.size ?? 0) / 1000} kB`;
      return limited(
        `${from}: CPU of the longer answer to that of the shorter (floor-raw: ${ratio(growth('raw'))})`,
        growth('ours'),
        2.2,
        ratio,
      );
    }),
  };
}

/** Frames and keys while an answer streams, at full speed and on a slow machine. */
export async function typing(lab: Lab, repeat: number): Promise<Section> {
  const rows: Row[] = [];
  for (const slow of [1, 4]) {
    const load = { ...SHORT, cpu: slow, isWatched: true };
    const results = await compete(lab, `typing, CPU ${slow}× slower`, [...PAIR, 'lines'], load, repeat);
    const gap = (contender: Contender): number => middle(results, contender, ({ longestGap }) => longestGap);
    const key = (contender: Contender): number =>
      quantile(
        (results[contender] ?? []).flatMap(({ keyLatencies }) => keyLatencies),
        0.95,
      );
    const at = `15 kB at 100/s while typing, CPU ${slow}× slower`;
    rows.push(
      {
        ...limited(`${at}: key to paint, p95`, key('ours') / key('raw'), 1.2, ratio),
        floors: { lines: ratio(key('lines') / key('raw')) },
      },
      {
        ...limited('… longest frame gap above floor-raw’s', gap('ours') - gap('raw'), 50, milliseconds),
        floors: { lines: milliseconds(gap('lines') - gap('raw')) },
      },
      taskRow('median', results, median),
    );
  }
  return { title: 'Typing while an answer streams', rows };
}
