import type { Lab, Visit } from './lab';

export type Contender = 'ours' | 'raw' | 'lines' | 'once' | 'naive';

export interface Load {
  /** Characters of Markdown. */
  size: number;
  deltas: number;
  perSecond: number;
  /** Times the processor is slower. */
  cpu?: number;
  /** Frames and keys are watched, while somebody types; CPU is then not to be compared. */
  isWatched?: boolean;
}

export interface Figures {
  /** CPU time of the main thread from the question to the finished answer, ms. */
  cpu: number;
  /** ms; 0 where no task was over 50 ms. */
  longestTask: number;
  longestGap: number;
  keyLatencies: number[];
  /** ms from the last byte until the answer stood there complete. */
  late: number;
  /** Bytes, after collection. */
  heap: number;
}

/** Between key presses, ms: nobody types in step with the frames. */
const KEY_PAUSES = [83, 127, 101, 149, 97];
/** What is brought when an answer is over (tools) belongs to its cost; the same time for everybody, ms. */
const AFTERMATH_MS = 400;

/** Streams one answer on a fresh page. */
export async function stream(lab: Lab, contender: Contender, load: Load): Promise<Figures> {
  const { size, deltas, perSecond } = load;
  const token = await lab.instance('long', { size, deltas, perSecond });
  const visit = await lab.visit();
  try {
    await (contender === 'ours'
      ? prepareOurs(lab, visit, token)
      : prepareFloor(lab, visit, token, contender));
    return await measure(visit, load);
  } finally {
    await visit.close();
  }
}

/** Opens the panel and types, so that all code for an answer is there. */
async function prepareOurs(lab: Lab, { page }: Visit, token: string): Promise<void> {
  await page.goto(lab.host({ token }));
  await page.getByRole('button', { name: 'Open chat' }).click();
  const parts = [/turn-/, /markdown-/].map((part) => page.waitForResponse(part));
  await page.getByRole('textbox', { name: 'Message' }).fill('Tell me everything.');
  await Promise.all(parts);
}

async function prepareFloor(lab: Lab, { page }: Visit, token: string, floor: Contender): Promise<void> {
  const query = new URLSearchParams({ floor, token, api: `${lab.sandbox}/d/api` });
  await page.goto(`${lab.pages}/floor?${query}`);
  await page.locator('body[data-ready]').waitFor();
  await page.getByRole('textbox', { name: 'Message' }).focus();
}

async function measure(visit: Visit, load: Load): Promise<Figures> {
  const { page, metrics } = visit;
  // At the same place in all: under a pointer the browser looks after each layout what lies there.
  await page.mouse.move(300, 300);
  await visit.slowCpu(load.cpu ?? 1);
  await visit.collectGarbage();
  await page.evaluate((isWatched) => {
    window.probe.reset();
    if (isWatched) window.probe.watch();
  }, load.isWatched === true);
  const before = await metrics();
  await page.keyboard.press('Enter');
  const answered = page.evaluate(() => window.probe.whenAnswered());
  const over = new AbortController();
  void answered.finally(() => over.abort());
  for (let key = 0; load.isWatched === true && !over.signal.aborted; key++) {
    await page.keyboard.press('a');
    await new Promise((resolve) => setTimeout(resolve, KEY_PAUSES[key % KEY_PAUSES.length]));
  }
  const late = await answered;
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
  const after = await metrics();
  const seen = await page.evaluate(() => {
    const { longestTask, frameGaps, keyLatencies } = window.probe;
    return { longestTask, frameGaps, keyLatencies };
  });
  await visit.slowCpu(1);
  await visit.collectGarbage();
  const { JSHeapUsedSize: heap } = await metrics();
  return {
    cpu: (after.ThreadTime - before.ThreadTime) * 1000,
    longestTask: seen.longestTask,
    // The first is none: it tells when watching began.
    longestGap: Math.max(0, ...seen.frameGaps.slice(1)),
    keyLatencies: seen.keyLatencies,
    late,
    heap,
  };
}
