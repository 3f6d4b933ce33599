import type { Bars } from './section';

/** All lengths in px; the picture is as wide as a page of text on GitHub. */
const WIDTH = 720;
const MARGIN = 28;
const HEAD = 104;
const LABEL = 200;
const VALUE = 64;
const BAR = 18;
const LINE = 30;
const GROUP_HEAD = 34;
const GROUP_GAP = 20;
/** A bar that is longer than so many times the next is cut: it would make hairlines of all others. */
const CUT_AT = 3;
/** How much longer than the longest whole bar a cut one is. */
const CUT_ROOM = 1.3;

const TITLE = 'Main-thread time of an answer that streams';
const FONT = `ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;
const px = (value: number): string => String(Number(value.toFixed(1)));

/**
 * Horizontal bars, one group per load; shorter is better. On a card of its own: a picture is told the visitor's system
 * colours, not those he chose on the page around it.
 */
export function chart(groups: readonly Bars[]): string {
  const limit = axisEnd(groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  let top = HEAD;
  const drawn = groups.map((group) => {
    const text = drawGroup(group, top, limit);
    top += GROUP_HEAD + group.bars.length * LINE + GROUP_GAP;
    return text;
  });
  const height = top - GROUP_GAP - LINE + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
  <title id="title">${TITLE}</title>
  <desc id="description">Relative to appending raw text; less is better. ${escape(groups.map(describe).join(' '))}</desc>
  <style>
    text { font: 14px ${FONT}; fill: #57606a; font-variant-numeric: tabular-nums; }
    .title { font-size: 18px; font-weight: 600; fill: #1f2328; }
    .load { font-weight: 600; fill: #1f2328; }
    .value { fill: #1f2328; stroke: #ffffff; stroke-width: 6px; paint-order: stroke; }
    .ours { font-weight: 600; fill: #2563eb; }
    .card { fill: #ffffff; stroke: #d0d7de; }
    .bar { fill: #c5ccd6; }
    .one { stroke: #8c959f; stroke-dasharray: 2 3; }
    .cut { stroke: #ffffff; stroke-width: 3; }
    rect.ours { fill: #2563eb; }
    @media (prefers-color-scheme: dark) {
      text { fill: #9198a1; }
      .title, .load, .value { fill: #f0f6fc; }
      .card { fill: #0d1117; stroke: #3d444d; }
      .bar { fill: #454c56; }
      .cut, .value { stroke: #0d1117; }
      text.ours { fill: #79a8ff; }
      rect.ours { fill: #3b7bff; }
    }
  </style>
  <rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="12"/>
  <text class="title" x="${MARGIN}" y="42">${TITLE}</text>
  <text x="${MARGIN}" y="66">Relative to appending raw text (1 ×). Shorter is better.</text>
${drawn.join('\n')}
</svg>
`;
}

/** The value at the end of the axis: the last that is near enough to the one before, raw text's 1 being the first. */
function axisEnd(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const end = sorted.reduce((last, value) => (value <= CUT_AT * last ? Math.max(last, value) : last), 1);
  return sorted.some((value) => value > end) ? end * CUT_ROOM : end;
}

function drawGroup({ title, bars }: Bars, top: number, limit: number): string {
  const left = MARGIN + LABEL;
  const scale = (WIDTH - left - VALUE - MARGIN) / limit;
  const first = top + GROUP_HEAD - BAR;
  const lines = bars.map(({ label, value, isOurs }, index) => {
    const y = first + index * LINE;
    const end = left + Math.max(3, Math.min(value, limit) * scale);
    const kind = isOurs ? ' ours' : '';
    return [
      `  <text class="label${kind}" x="${MARGIN}" y="${y + 14}">${escape(label)}</text>`,
      `  <rect class="bar${kind}" x="${left}" y="${y}" width="${px(end - left)}" height="${BAR}" rx="4"/>`,
      value > limit ? `  ${drawCut(end - 24, y)}` : '',
      `  <text class="value${kind}" x="${px(end + 10)}" y="${y + 14}">${times(value)}</text>`,
    ];
  });
  const one = px(left + scale);
  return [
    `  <text class="load" x="${MARGIN}" y="${top}">${escape(title)}</text>`,
    `  <path class="one" d="M${one} ${first - 6}V${first + bars.length * LINE - (LINE - BAR) + 6}"/>`,
    ...lines.flat().filter(Boolean),
  ].join('\n');
}

/** Two slants through a bar that goes on beyond the picture. */
function drawCut(x: number, y: number): string {
  const slant = (at: number): string => `M${px(at)} ${y + BAR + 3}l8 -${BAR + 6}`;
  return `<path class="cut" d="${slant(x)}${slant(x + 8)}"/>`;
}

function describe({ title, bars }: Bars): string {
  return `${title}: ${bars.map(({ label, value }) => `${label} ${times(value)}`).join(', ')}.`;
}
