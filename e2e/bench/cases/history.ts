import type { Lab, Visit } from '../lab';
import { limited, megabytes, milliseconds, ratio, repeated, type Section } from '../section';
import { median } from '../statistics';

interface Opened {
  /** Click → the newest messages formatted and painted, ms. */
  rendered: number;
  heap: number;
}

interface Loaded {
  /** Bytes, all messages loaded: at once, and when the page has nothing more to do for them. */
  fresh: number;
  heap: number;
  nodes: number;
  /** Longest time between frames while the whole conversation passes by, ms. */
  gap: number;
  /** Main-thread time of one more question and its answer, ms. */
  ask: number;
  /** Main-thread time of loading all pages, ms. */
  load: number;
}

async function open(
  lab: Lab,
  rows: number,
): Promise<Opened & { loaded: () => Promise<Loaded>; close: () => Promise<void> }> {
  const token = await lab.instance('history', { rows });
  const state: unknown = await (await fetch(`${lab.sandbox}/sandbox/${token}`)).json();
  const visit = await lab.visit();
  const { page } = visit;
  await page.goto(lab.host({ token, conversationId: firstConversation(state) }));
  await page.getByRole('button', { name: 'Open chat' }).click();
  const rendered = await page.evaluate(() => window.probe.whenRendered());
  await visit.collectGarbage();
  const { JSHeapUsedSize: heap } = await visit.metrics();

  async function loaded(): Promise<Loaded> {
    const before = await visit.metrics();
    await page.evaluate(() => window.probe.loadAll());
    const full = await visit.metrics();
    await visit.collectGarbage();
    const fresh = await visit.metrics();
    await whenCalm(visit);
    await visit.collectGarbage();
    const { JSHeapUsedSize, Nodes } = await visit.metrics();
    await page.evaluate(() => {
      window.probe.reset();
      window.probe.watch();
    });
    await page.evaluate(() => window.probe.scrollThrough());
    const gap = await page.evaluate(() => Math.max(...window.probe.frameGaps.slice(1)));
    // What the reader has passed comes to rest again: that belongs to the scrolling.
    await whenCalm(visit);
    await page.getByRole('textbox', { name: 'Message' }).fill('Where is my parcel?');
    // Only now: finding a box by its role, Playwright looks at every node of the thread.
    const calm = await visit.metrics();
    await page.keyboard.press('Enter');
    await page.evaluate(() => window.probe.whenAnswered());
    const asked = await visit.metrics();
    return {
      fresh: fresh.JSHeapUsedSize,
      heap: JSHeapUsedSize,
      nodes: Nodes,
      gap,
      ask: (asked.ThreadTime - calm.ThreadTime) * 1000,
      load: (full.ThreadTime - before.ThreadTime) * 1000,
    };
  }
  return { rendered, heap, loaded, close: visit.close };
}

/** Turns come to rest while the page is idle, and their listeners go: the page is calm when no more of them do. */
async function whenCalm({ page, metrics }: Visit): Promise<void> {
  let same = 0;
  for (let last = Number.NaN; same < 5;) {
    await page.waitForTimeout(200);
    const { JSEventListeners } = await metrics();
    same = JSEventListeners === last ? same + 1 : 0;
    last = JSEventListeners;
  }
}

function firstConversation(state: unknown): string {
  const list: unknown = Reflect.get(Object(state), 'conversations');
  return String(Reflect.get(Object(Array.isArray(list) ? list[0] : undefined), 'id'));
}

/** Conversations of 20, 500 and 2,000 messages. */
export async function history(lab: Lab, repeat: number): Promise<Section> {
  const sizes = [20, 500, 2000] as const;
  const opened: Record<number, Opened[]> = {};
  await repeated('history', repeat, async () => {
    for (const rows of sizes) {
      const visit = await open(lab, rows);
      (opened[rows] ??= []).push(visit);
      await visit.close();
    }
  });
  const rendered = (rows: number): number => median((opened[rows] ?? []).map((one) => one.rendered));
  const whole: Record<number, Loaded> = {};
  for (const rows of sizes) {
    const visit = await open(lab, rows);
    whole[rows] = await visit.loaded();
    await visit.close();
  }
  const [few, , many] = sizes.map((rows) => whole[rows]);
  if (!few || !many) throw new Error('Nothing was measured.');
  const heap = median((opened[2000] ?? []).map((one) => one.heap));
  return {
    title: 'Long conversations',
    rows: [
      limited('500 messages, click to rendered, against 20', rendered(500) / rendered(20), 1.5, ratio),
      limited('2,000 messages, click to rendered, against 20', rendered(2000) / rendered(20), 1.5, ratio),
      limited('… heap when opened', heap, 6e6, megabytes),
      limited('… heap with all 2,000 loaded', many.heap, 6e6, megabytes),
      { measure: '… before they have come to rest', ours: megabytes(many.fresh) },
      limited('… longest frame gap while all of it is scrolled through', many.gap, 50, milliseconds),
      { measure: '… main-thread CPU of one more answer, against 20', ours: ratio(many.ask / few.ask) },
      { measure: '… nodes with all loaded, against 20', ours: ratio(many.nodes / few.nodes) },
    ],
  };
}
