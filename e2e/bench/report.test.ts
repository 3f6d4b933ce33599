import { expect, test } from 'vitest';
import { chart } from './chart';
import { tables, verdict } from './report';
import type { Section } from './section';

const SECTIONS: Section[] = [
  { title: 'Starting', rows: [{ measure: 'bytes', ours: '3 kB', budget: '≤ 4 kB', isMet: true }] },
  { title: 'Starting', rows: [{ measure: 'requests', ours: '4' }] },
  {
    title: 'Streaming',
    rows: [{ measure: 'CPU', ours: '0.90 ×', floors: { once: '0.50 ×' }, budget: '≤ 0.80 ×', isMet: false }],
  },
];

test('sections of one subject share a table, which has columns only for floors that were measured', () => {
  expect(tables(SECTIONS)).toBe(
    `
## Starting

| What is measured | this widget | budget | met |
| :--------------- | ----------: | -----: | --: |
| bytes            |        3 kB | ≤ 4 kB |   ✓ |
| requests         |           4 |        |     |

## Streaming

| What is measured | this widget |   budget | met | floor-once |
| :--------------- | ----------: | -------: | --: | ---------: |
| CPU              |      0.90 × | ≤ 0.80 × |   ✗ |     0.50 × |
`.trim(),
  );
});

test('what has no budget is neither met nor missed', () => {
  expect(verdict(SECTIONS)).toBe('budgets: 1 met, 1 missed');
});

test('the chart tells its figures in words, too, and no name breaks it', () => {
  const bars = [
    { label: 'A & <b>', value: 0.5, isOurs: true },
    { label: 'Raw', value: 1, isOurs: false },
  ];
  const svg = chart([{ title: '15 kB', bars }]);
  expect(svg).toContain('15 kB: A &amp; &lt;b&gt; 0.50 ×, Raw 1.00 ×.</desc>');
  expect(svg).not.toContain('<b>');
});

test('a bar far beyond the others is cut and keeps its figure', () => {
  const values = [0.5, 1, 1.5, 40];
  const bars = values.map((value) => ({ label: `${value}`, value, isOurs: false }));
  const svg = chart([{ title: '15 kB', bars }]);
  const widths = Array.from(svg.matchAll(/class="bar" .*?width="([\d.]+)"/g), ([, width]) => Number(width));
  expect((widths[3] ?? 0) / (widths[2] ?? 1)).toBeCloseTo(1.3, 1);
  expect(svg.match(/class="cut"/g)).toHaveLength(1);
  expect(svg).toContain('>40 ×<');
});
