import type { Lab } from './lab';
import type { Notes } from './notes';

/** Pages to compare with (page/floor.ts); `floor-raw` is what ratios are to. */
export type OtherFloor = 'lines' | 'once' | 'naive';

/** One line of the table. Ratios are to `floor-raw` of the same run unless the measure says otherwise. */
export interface Row {
  measure: string;
  ours: string;
  /** The other floors, for comparison. */
  floors?: Partial<Record<OtherFloor, string>>;
  /** Of design §6; without one the row is there to be read. */
  budget?: string | undefined;
  isMet?: boolean | undefined;
}

/** A group of bars in the chart: main-thread time relative to `floor-raw`. */
export interface Bars {
  title: string;
  bars: { label: string; value: number; isOurs: boolean }[];
}

/** Of plain values: it is kept as JSON. */
export interface Section {
  /** Heading of its table; neighbours with the same one share a table. */
  title: string;
  rows: Row[];
  bars?: Bars[];
}

/** A part of the benchmark that can be run by itself. */
export type Case = (lab: Lab, repeat: number, notes: Notes) => Promise<Section>;

/** Work that is repeated; says on the console where it is. */
export async function repeated<Result>(
  name: string,
  times: number,
  work: (round: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 0; round < times; round++) {
    const since = performance.now();
    results.push(await work(round));
    const seconds = Math.round((performance.now() - since) / 1000);
    console.error(`${name} ${round + 1}/${times} (${seconds} s)`);
  }
  return results;
}

export const ratio = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(2)} ×` : '–');
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** A row whose budget is an upper limit. */
export function limited(
  measure: string,
  value: number,
  limit: number,
  format: (value: number) => string,
): Row {
  return { measure, ours: format(value), budget: `≤ ${format(limit)}`, isMet: value <= limit };
}
