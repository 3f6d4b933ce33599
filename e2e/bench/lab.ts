import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { launchOptions } from '../browser';
import { bundlePageScript } from './bundle';
import { startServers, type Servers } from './servers';

/** What Chromium counts of one page. */
export interface Metrics {
  /** CPU time of the main thread, s. Time in which others had the core is not in it. */
  ThreadTime: number;
  /** CPU time of scripts, s. */
  ScriptDuration: number;
  /** Bytes. */
  JSHeapUsedSize: number;
  Nodes: number;
  JSEventListeners: number;
}

/** One page in a browser context of its own: nothing is cached, nothing stored. */
export interface Visit {
  page: Page;
  cdp: CDPSession;
  metrics: () => Promise<Metrics>;
  collectGarbage: () => Promise<void>;
  slowCpu: (times: number) => Promise<void>;
  /** 1.6 Mbit/s down, 150 ms a round trip. */
  slowLine: () => Promise<void>;
  close: () => Promise<void>;
}

/** A page with the widget's script, with one that does nothing, or with the least that draws a button. */
export type HostPage = '/host' | '/empty' | '/least';

export interface Lab extends Servers {
  version: string;
  visit: () => Promise<Visit>;
  /** A visit with a browser of its own that compiles no script: machine code it made would count as heap. */
  interpretedVisit: () => Promise<Visit>;
  /** A new instance of a scenario. @returns its web code. */
  instance: (scenario: string, settings?: Record<string, unknown>) => Promise<string>;
  /** Address of a page with the widget. */
  host: (config: Record<string, unknown>, page?: HostPage) => string;
}

const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

const NO_COMPILERS = '--js-flags=--no-sparkplug --no-maglev --no-opt';

export async function openLab(): Promise<Lab> {
  const [servers, probe] = await Promise.all([startServers(), bundlePageScript('probe')]);
  const browser = await chromium.launch(launchOptions([], 'bench'));
  let instances = 0;
  const api = `${servers.sandbox}/d/api`;
  return {
    ...servers,
    version: browser.version(),
    visit: () => visit(browser, probe),
    async interpretedVisit() {
      const own = await chromium.launch(launchOptions([NO_COMPILERS], 'bench'));
      return { ...(await visit(own, probe)), close: () => own.close() };
    },
    async instance(scenario, settings = {}) {
      const code = `${scenario}~bench-${++instances}`;
      const response = await fetch(`${servers.sandbox}/sandbox/${code}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ delayMs: 0, ...settings }),
      });
      if (!response.ok) throw new Error(`The sandbox refused ${JSON.stringify(settings)}.`);
      return code;
    },
    host: (config, page = '/host') =>
      `${servers.pages}${page}?${new URLSearchParams({ config: JSON.stringify({ apiUrl: api, ...config }) })}`,
    async close() {
      await browser.close();
      await servers.close();
    },
  };
}

async function visit(browser: Browser, probe: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  await context.addInitScript({ content: probe });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async (): Promise<Metrics> => {
    const { metrics: all } = await cdp.send('Performance.getMetrics');
    const read = (name: keyof Metrics): number =>
      all.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      ThreadTime: read('ThreadTime'),
      ScriptDuration: read('ScriptDuration'),
      JSHeapUsedSize: read('JSHeapUsedSize'),
      Nodes: read('Nodes'),
      JSEventListeners: read('JSEventListeners'),
    };
  };
  return {
    page,
    cdp,
    metrics,
    async collectGarbage() {
      // Twice: what the first frees lets go of nodes, which the second frees.
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('HeapProfiler.collectGarbage');
    },
    slowCpu: async (rate) => void (await cdp.send('Emulation.setCPUThrottlingRate', { rate })),
    async slowLine() {
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', LINE);
    },
    close: () => context.close(),
  };
}
