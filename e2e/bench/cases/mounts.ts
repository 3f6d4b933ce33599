import { bundlePageScript } from '../bundle';
import type { Lab } from '../lab';
import { limited, megabytes, type Section } from '../section';

/** What the first mounts leave for good: code, style sheets, caches of the engine. */
const WARM_UP = 30;
const MOUNTS = 500;

/** Mounts, opens and destroys: nothing may be left. */
export async function mounts(lab: Lab): Promise<Section> {
  const visit = await lab.visit();
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
  const heap = Math.max(0, after.JSHeapUsedSize - before.JSHeapUsedSize);
  const what = `mounted, opened and destroyed ${MOUNTS} times`;
  return {
    rows: [
      limited(`${what}: nodes left`, Math.max(0, after.Nodes - before.Nodes), 0, String),
      limited('… listeners left', Math.max(0, after.JSEventListeners - before.JSEventListeners), 0, String),
      limited('… heap left', heap, 100_000, megabytes),
    ],
  };
}
