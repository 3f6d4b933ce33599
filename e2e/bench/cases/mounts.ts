import { bundlePageScript } from '../bundle';
import type { Lab, Visit } from '../lab';
import { limited, megabytes, type Section } from '../section';

/** What the first mounts leave for good: code, style sheets, caches of the engine. */
const WARM_UP = 30;
const MOUNTS = 500;

interface Left {
  nodes: number;
  listeners: number;
  /** Bytes. */
  heap: number;
}

/** Mounts, opens and destroys. @returns what is there more than after the warm-up. */
async function leave(lab: Lab, visit: Visit): Promise<Left> {
  const { page } = visit;
  const token = await lab.instance('basic');
  const count = async () => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await visit.collectGarbage();
    return visit.metrics();
  };
  const cycle = (times: number) =>
    page.evaluate(async ([many, options]) => window.cycle(many, options), [
      times,
      { token, apiUrl: `${lab.sandbox}/d/api` },
    ] as const);
  await page.goto(`${lab.pages}/blank`);
  await page.addScriptTag({ content: await bundlePageScript('cycle') });
  await cycle(WARM_UP);
  const before = await count();
  await cycle(MOUNTS);
  const after = await count();
  await visit.close();
  return {
    nodes: Math.max(0, after.Nodes - before.Nodes),
    listeners: Math.max(0, after.JSEventListeners - before.JSEventListeners),
    heap: Math.max(0, after.JSHeapUsedSize - before.JSHeapUsedSize),
  };
}

/**
 * Nothing may be left. Code that runs 500 times is compiled, which by and by takes 0.1–0.2 MB of the same heap and says
 * nothing about what a widget keeps (of snapshots before and after only machine code differs); so what is
 * kept is weighed where nothing is compiled, and the other figure is shown beside it.
 */
export async function mounts(lab: Lab): Promise<Section> {
  const { nodes, listeners, heap } = await leave(lab, await lab.visit());
  const interpreted = await leave(lab, await lab.interpretedVisit());
  const what = `mounted, opened and destroyed ${MOUNTS} times`;
  return {
    title: 'Mounting and destroying',
    rows: [
      limited(`${what}: nodes left`, nodes, 0, String),
      limited('… listeners left', listeners, 0, String),
      limited('… heap left, machine code not counted', interpreted.heap, 100_000, megabytes),
      { measure: '… heap left with the machine code that the engine made meanwhile', ours: megabytes(heap) },
    ],
  };
}
