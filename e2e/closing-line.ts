import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Ends the output with one line that any runner's reader understands. */
class ClosingLine implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(_result: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    const failed = tests.filter((test) => !test.ok()).length;
    process.stdout.write(`${tests.length - failed} passed, ${failed} failed\n`);
  }
}

// oxlint-disable-next-line import/no-default-export -- the shape Playwright asks of a reporter file
export default ClosingLine;
