import type { Row } from './section';

const HEAD = ['What is measured', 'ours', 'floor-lines', 'floor-once', 'floor-naive', 'budget', 'met'];

/** One Markdown table, in columns that also a terminal can show. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ measure, ours, lines: byLines, once, naive, budget, isMet }) => [
    measure,
    ours,
    byLines ?? '',
    once ?? '',
    naive ?? '',
    budget ?? '',
    isMet === undefined ? '' : isMet ? 'yes' : '**no**',
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const show = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? `:${'-'.repeat(width - 1)}` : `${'-'.repeat(width - 1)}:`,
  );
  return [show(HEAD), `| ${rule.join(' | ')} |`, ...lines.map(show)].join('\n');
}

export interface Circumstances {
  command: string;
  versions: string;
  machine: string;
  repeat: number;
}

/** The page that is kept in the repository. */
export function results(rows: readonly Row[], { command, versions, machine, repeat }: Circumstances): string {
  return `# What it costs

Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${versions}; ${machine}; medians of ${repeat}, each on a fresh page of
an empty browser context, the widget and the floors in turns. «×» without more words is relative to \`floor-raw\` of the
same run; CPU is the main thread's own time, so that others on the machine do not count. Budgets: what the product
promises. Floors: \`floor-raw\` appends each delta to one text node, \`floor-lines\` to a block per line, \`floor-once\`
renders when all has come, \`floor-naive\` renders everything with each delta. All hear the same stream by the same kind
of request and keep the end in sight.

${table(rows)}
`;
}
