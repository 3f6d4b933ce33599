/**
 * Looks at a page from inside; there before any script of the page. What costs nothing is always on; watching frames
 * and keys makes the browser work, so it is switched on in runs that do not count CPU.
 */
export interface Probe {
  /** Longest task that the browser calls long (over 50 ms), else 0; ms. */
  longestTask: number;
  longTasks: number;
  layoutShift: number;
  /** Time from a key's event to the frame that shows it, ms. */
  keyLatencies: number[];
  /** Time between frames, ms. */
  frameGaps: number[];
  watch: () => void;
  /** Forgets what was counted so far. */
  reset: () => void;
  /**
   * Resolves when the answer is over and what shows it is painted.
   * @returns ms from the last byte of the answer until then; 0 where it was earlier.
   */
  whenAnswered: () => Promise<number>;
  /** Resolves with ms since navigation, when a text field has the focus and that is painted. */
  whenUsable: () => Promise<number>;
  /** Resolves with ms since the last click, when every answer on show is formatted and painted. */
  whenRendered: () => Promise<number>;
  /** Presses «Load earlier messages» until all are there. */
  loadAll: () => Promise<void>;
  /** Goes through the whole conversation, from the end to the top, a screen per frame. */
  scrollThrough: () => Promise<void>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

const ANSWERED = ['dify-chat:message-end', 'floor:message-end'];

/** Resolves when the frame that is being made has been handed over: a task posted from a frame runs behind its paint. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(), { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
  });
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const root = (): ParentNode => document.querySelector('dify-chat')?.shadowRoot ?? document;

const focused = (): Element | null =>
  document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;

let clickedAt = 0;

const probe: Probe = {
  longestTask: 0,
  longTasks: 0,
  layoutShift: 0,
  keyLatencies: [],
  frameGaps: [],
  watch() {
    let last = performance.now();
    const tick = (now: number): void => {
      probe.frameGaps.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        void painted().then(() => probe.keyLatencies.push(performance.now() - timeStamp));
      },
      true,
    );
  },
  reset() {
    Object.assign(probe, { longestTask: 0, longTasks: 0, keyLatencies: [], frameGaps: [] });
  },
  async whenAnswered() {
    await answered;
    await painted();
    const now = performance.now();
    const asked = performance
      .getEntriesByType('resource')
      .findLast(({ name }) => name.endsWith('/chat-messages'));
    const lastByte = asked instanceof PerformanceResourceTiming ? asked.responseEnd : now;
    return lastByte === 0 ? 0 : Math.max(0, now - lastByte);
  },
  async whenUsable() {
    // A look per frame: events of focus that moves inside a shadow root are not heard outside of it.
    while (!(focused() instanceof HTMLTextAreaElement || focused() instanceof HTMLInputElement))
      await nextFrame();
    await painted();
    return performance.now();
  },
  async whenRendered() {
    for (;;) {
      await nextFrame();
      const texts = [...root().querySelectorAll<HTMLElement>('.answer .answer-text')];
      const isShown = texts.length > 0 && texts.every(({ dataset }) => !('plain' in dataset));
      if (isShown && root().querySelector('[role=toolbar]')) break;
    }
    await painted();
    return performance.now() - clickedAt;
  },
  async loadAll() {
    for (;;) {
      const button = root().querySelector<HTMLElement>('.earlier');
      if (!button) break;
      if (button.ariaDisabled !== 'true') button.click();
      await nextFrame();
    }
    await painted();
  },
  async scrollThrough() {
    const log = root().querySelector('[role=log]');
    if (!log) throw new Error('There is no thread.');
    log.scrollTop = log.scrollHeight;
    await nextFrame();
    while (log.scrollTop > 0) {
      log.scrollTop -= log.clientHeight;
      await nextFrame();
    }
    await painted();
  },
};

const answered = new Promise<void>((resolve) => {
  for (const name of ANSWERED) addEventListener(name, () => resolve());
});
addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), true);
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    probe.longTasks++;
    probe.longestTask = Math.max(probe.longestTask, duration);
  }
}).observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    // As it is counted for pages: what follows a press within half a second is expected.
    if (Reflect.get(entry, 'hadRecentInput') !== true)
      probe.layoutShift += Number(Reflect.get(entry, 'value'));
  }
}).observe({ type: 'layout-shift', buffered: true });
window.probe = probe;
