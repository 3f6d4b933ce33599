import type { Written } from './attributes';
import { announce } from './form';
import { hold } from './hold';
import type { Tools } from './tools';

/** Opens the box of a player; words inside are for those who have none, and are not shown. */
export function writePlayer(tools: Tools, kind: string, given: Written): HTMLElement | undefined {
  const { cursor } = tools;
  if (cursor.parent.closest('a,button,label,.player')) return undefined;
  const title = given.get('title') || given.get('aria-label');
  const [width, height] = ['width', 'height'].map((key) => readSize(given.get(key)));
  const box = cursor.open('span', {
    class: 'player',
    'data-kind': kind,
    ...(title && { 'data-title': title }),
    ...(width && height && { 'data-size': `${width} ${height}` }),
  });
  writeSource(tools, given);
  announce(box, tools);
  return box;
}

/** The first address that can be one is played. */
export function writeSource(tools: Tools, given: Written): void {
  const { cursor, options, element, fileNameOf, readImage } = tools;
  const box = cursor.parent;
  const source = readImage(given.get('src') ?? '', options.baseUrl, options.imageHosts);
  if (!source || !(box instanceof HTMLElement) || box.className !== 'player' || hasPlayer(tools)) return;
  const { src, host } = source;
  const { kind, title, size } = box.dataset;
  const name = title ?? fileNameOf(src);
  const key = `player ${JSON.stringify([kind, src, name, size])}`;
  const make = (): HTMLElement => {
    const [width = '', height = ''] = size?.split(' ') ?? [];
    return element(kind === 'audio' ? 'audio' : 'video', {
      controls: '',
      preload: 'metadata',
      'aria-label': name,
      ...(kind === 'video' && { playsinline: '' }),
      ...(kind === 'video' && size && { width, height }),
      src,
    });
  };
  if (source.trusted) cursor.whole(key, make);
  else hold(tools, key, src, options.texts.showPlayer?.(host) ?? host, make);
}

/** One stands in this box before the cursor; what stands behind it may be of an older drawing. */
function hasPlayer({ cursor }: Tools): boolean {
  for (let node = cursor.place.after; node !== null; node = node.previousSibling)
    if (node instanceof Element && node.matches('audio,video,.image-hold')) return true;
  return false;
}

function readSize(value: string | undefined): string | undefined {
  return value !== undefined && /^[1-9]\d{0,3}$/.test(value) ? value : undefined;
}
