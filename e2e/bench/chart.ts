import type { Bars } from './section';

const WIDTH = 720;
const LABEL = 110;
const LINE = 26;
const GROUP = 44;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Bars of main-thread time, one group per load; shorter is better. Reads in light and dark. */
export function chart(groups: readonly Bars[]): string {
  const longest = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const scale = (WIDTH - LABEL - 80) / longest;
  let y = 34;
  const parts = groups.flatMap(({ title, bars }) => {
    y += 12;
    const head = `<text class="title" x="0" y="${y + 8}">${escape(title)}</text>`;
    y += GROUP - 26;
    const lines = bars.map(({ label, value }, index) => {
      const top = y + index * LINE;
      const width = Math.max(2, value * scale);
      const kind = index === 0 ? 'ours' : 'floor';
      return [
        `<text x="0" y="${top + 15}">${escape(label)}</text>`,
        `<rect class="${kind}" x="${LABEL}" y="${top}" width="${width.toFixed(1)}" height="20" rx="4"/>`,
        `<text x="${(LABEL + width + 8).toFixed(1)}" y="${top + 15}">${value.toFixed(2)} ×</text>`,
      ].join('\n  ');
    });
    y += bars.length * LINE;
    return [head, ...lines];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 8}" role="img" aria-label="Main-thread time of a streaming answer relative to appending text">
  <style>
    text { font: 14px system-ui, sans-serif; fill: #1f2430; }
    .title { font-weight: 600; }
    .head { font-size: 15px; font-weight: 600; }
    .ours { fill: #2f5bea; }
    .floor { fill: #b6bdca; }
    @media (prefers-color-scheme: dark) { text { fill: #e8eaf0; } .ours { fill: #7d9bff; } .floor { fill: #5b6372; } }
  </style>
  <text class="head" x="0" y="18">Main-thread time of a streaming answer, appending raw text = 1 (less is better)</text>
  ${parts.join('\n  ')}
</svg>
`;
}
