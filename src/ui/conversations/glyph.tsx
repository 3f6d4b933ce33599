import { Drawing } from '../icon';

const PATHS = {
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  rename: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  pin: 'M9 4h6M10 4v6l-3 4h10l-3-4V4M12 14v6',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
  save: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

export type GlyphName = keyof typeof PATHS;

/** An icon of this part only. */
export function Glyph({ name }: { name: GlyphName }) {
  return <Drawing path={PATHS[name]} />;
}
