import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints what each fault of `failure/faults.spec.ts` came to: the note `fault` of a test is one row, as JSON. */
class FaultTable implements Reporter {
  #rows: Record<string, string>[] = [];

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type === 'fault' && description !== undefined) this.#rows.push(JSON.parse(description));
    }
  }

  onEnd(): void {
    const [first] = this.#rows;
    if (!first) return;
    const names = Object.keys(first);
    const widths = names.map((name) =>
      Math.max(name.length, ...this.#rows.map((row) => String(row[name]).length)),
    );
    const line = (cells: readonly string[]): string =>
      cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
    const rows = this.#rows.map((row) => line(names.map((name) => String(row[name]))));
    process.stdout.write(`\n${[line(names), ...rows.toSorted()].join('\n')}\n`);
  }
}

// oxlint-disable-next-line import/no-default-export -- the shape Playwright asks of a reporter file
export default FaultTable;
