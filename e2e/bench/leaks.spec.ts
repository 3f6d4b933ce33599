import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { PAGES } from '../ports';
import { bundlePageScript } from './bundle';

interface Left {
  nodes: number;
  /** All that Chromium knows of, of every page object. */
  listeners: number;
  timers: number;
}

/** What lives on the page after a collection. */
async function count(page: Page): Promise<Left> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const timers = await page.evaluate(() => Number(Reflect.get(window, 'timers')));
  await cdp.detach();
  return { nodes: read('Nodes'), listeners: read('JSEventListeners'), timers };
}

/** Counts timers that neither ran nor were cleared. */
async function watchTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setTimeout: set, clearTimeout: clear } = window;
    const waiting = new Set<number>();
    Object.defineProperty(window, 'timers', { get: () => waiting.size });
    Object.assign(window, {
      setTimeout(work: () => void, ms?: number) {
        const id = set(() => {
          waiting.delete(id);
          work();
        }, ms);
        waiting.add(id);
        return id;
      },
      clearTimeout(id?: number) {
        if (id !== undefined) waiting.delete(id);
        clear(id);
      },
    });
  });
}

for (const [mounts, isAsked] of [
  [50, false],
  [20, true],
] as const) {
  const what = isAsked ? 'open, ask and destroy' : 'open and destroy';
  test(`${mounts} times mount, ${what} leave no node, no listener and no timer`, async ({ visit, page }) => {
    await watchTimers(page);
    const { token, apiUrl } = await visit();
    await page.goto(`${PAGES}/host?when=none`);
    await page.addScriptTag({ content: await bundlePageScript('cycle') });
    const cycle = (times: number): Promise<void> =>
      page.evaluate(async ([many, options, asks]) => window.cycle(many, options, asks), [
        times,
        // The extras of the launcher come and go with it.
        { token, apiUrl, draggable: !isAsked, ...(!isAsked && { teaser: { text: 'Hello' } }) },
        isAsked,
      ] as const);
    await cycle(5);
    const before = await count(page);
    await cycle(mounts);
    // What is gone may wait for a frame or a collection more; what leaks stays.
    await expect(async () => {
      const after = await count(page);
      expect(after.nodes).toBeLessThanOrEqual(before.nodes);
      expect(after.listeners).toBeLessThanOrEqual(before.listeners);
      expect(after.timers).toBeLessThanOrEqual(before.timers);
    }).toPass({ timeout: 20_000 });
  });
}
