/** After the last move of a reader, ms: scrolling is not disturbed. */
const QUIET_MS = 120;
/** A busy page is not idle for long, or never: then so much is done at least, so often; ms. */
const PATIENCE_MS = 100;
const SLICE_MS = 12;

export interface IdleWork {
  /** There may be something to do. */
  soon: () => void;
  /** Not yet: the reader is on his way. */
  later: () => void;
  stop: () => void;
}

/** Does what `plan` says, a few things at a time, when nothing else is going on; `soon` and `later` make a new plan. */
export function whenIdle(plan: () => readonly (() => void)[]): IdleWork {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let jobs: readonly (() => void)[] | undefined;
  let isAsked = false;
  let isOver = false;

  function work(deadline?: IdleDeadline): void {
    isAsked = false;
    if (isOver || quiet !== undefined) return;
    jobs ??= plan();
    const end = performance.now() + Math.max(SLICE_MS, (deadline?.timeRemaining() ?? 0) / 2);
    let done = 0;
    for (const job of jobs) {
      if (done > 0 && performance.now() > end) break;
      job();
      done++;
    }
    // A job may have asked for a new plan.
    jobs = jobs?.slice(done);
    if (jobs?.length) ask();
  }
  function ask(): void {
    if (isAsked) return;
    isAsked = true;
    // Safari has no such callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: PATIENCE_MS });
    else setTimeout(work);
  }
  function soon(): void {
    jobs = undefined;
    ask();
  }
  return {
    soon,
    later() {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        quiet = undefined;
        soon();
      }, QUIET_MS);
    },
    stop() {
      isOver = true;
      clearTimeout(quiet);
    },
  };
}
