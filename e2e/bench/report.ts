import type { OtherFloor, Row, Section } from './section';

const FLOORS: readonly OtherFloor[] = ['lines', 'once', 'naive'];

/** A Markdown table, in columns that also a terminal can show. Those of figures, all but the first, end at the right. */
function table(lines: readonly (readonly string[])[], figures = true): string {
  const [head = [], ...body] = lines;
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const isRight = (column: number): boolean => figures && column > 0;
  const pad = (cell: string, column: number): string =>
    isRight(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  const rule = widths.map((width, column) => {
    const dashes = '-'.repeat(width - 1);
    return isRight(column) ? `${dashes}:` : `:${dashes}`;
  });
  return [head, rule, ...body].map((line) => `| ${line.map(pad).join(' | ')} |`).join('\n');
}

/** Only floors that were measured here have a column. */
function sectionTable(rows: readonly Row[]): string {
  const floors = FLOORS.filter((floor) => rows.some((row) => row.floors?.[floor] !== undefined));
  return table([
    ['What is measured', 'this widget', 'budget', 'met', ...floors.map((floor) => `floor-${floor}`)],
    ...rows.map((row) => [
      row.measure,
      row.ours,
      row.budget ?? '',
      mark(row),
      ...floors.map((floor) => row.floors?.[floor] ?? ''),
    ]),
  ]);
}

function mark({ isMet }: Row): string {
  if (isMet === undefined) return '';
  return isMet ? '✓' : '✗';
}

/** A heading and a table per subject. */
export function tables(sections: readonly Section[]): string {
  const subjects = new Map<string, Row[]>();
  for (const { title, rows } of sections) subjects.set(title, [...(subjects.get(title) ?? []), ...rows]);
  return Array.from(subjects, ([title, rows]) => `## ${title}\n\n${sectionTable(rows)}`).join('\n\n');
}

export function verdict(sections: readonly Section[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const count = (met: boolean): number => rows.filter(({ isMet }) => isMet === met).length;
  return `budgets: ${count(true)} met, ${count(false)} missed`;
}

/** What a run was made with, by name. */
export type Circumstances = Readonly<Record<string, string>>;

/** The page that is kept in the repository. */
export function results(sections: readonly Section[], circumstances: Circumstances): string {
  return `# What it costs

${verdict(sections)} (✓ and ✗; what has no budget is there to be read).

${table([['Measured', 'with'], ...Object.entries(circumstances)], false)}

Each figure is the median of its rounds, each on a fresh page of an empty browser context, the widget and the floors in
turns. «×» without more words is relative to \`floor-raw\` of the same run; CPU is the main thread's own time, so that
others on the machine do not count. Budgets: what the product promises. Floors: \`floor-raw\` appends each delta to one
text node, \`floor-lines\` to a block per line, \`floor-once\` renders when all has come, \`floor-naive\` renders everything
with each delta. All hear the same stream by the same kind of request and keep the end in sight.

${tables(sections)}
`;
}
