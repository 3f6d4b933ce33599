/** Tags of controls and players, which `controls` writes: without it their words alone are shown. */
const CONTROL = 'audio button form input label source textarea video';
/** Tags that only mark text: they end with the block they stand in. */
const INLINE = `${CONTROL} a abbr b bdi bdo cite code del dfn em i img br wbr ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var`;
/** Tags that hold blocks: they stay open from one block of HTML to the next, as `<details>` does. */
const BLOCK =
  'blockquote caption col colgroup dd details div dl dt figcaption figure form h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul';
/** Tags dropped with all they hold. */
const SILENCED = 'script style iframe object embed svg math template noscript title head select datalist';
/** Tags dropped alone: what they hold is shown. */
const BARE =
  'html body meta link base frameset fieldset legend option optgroup output progress meter font center big track picture canvas map dialog menu nav main section article header footer aside address search slot';

export type TagKind = 'inline' | 'block' | 'silenced' | 'bare';

const kinds = new Map<string, TagKind>();
for (const [kind, names] of [
  ['inline', INLINE],
  ['block', BLOCK],
  ['silenced', SILENCED],
  ['bare', BARE],
] as const)
  for (const name of names.split(' ')) kinds.set(name, kind);

/** What becomes of a tag; undefined: it is no HTML, so it is shown as it stands (`Vec<T>`). */
export function kindOfTag(name: string): TagKind | undefined {
  return kinds.get(name.toLowerCase());
}

export function isControl(name: string): boolean {
  return CONTROL.split(' ').includes(name);
}

/** Elements without an inside. */
export const VOID = /^(?:br|col|hr|img|input|source|wbr)$/i;

const NAME = '[a-z][a-z0-9-]*';
const KEY = '\\s+[a-z_:][\\w.:-]*';
const ATTRIBUTES = `(?:${KEY}(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'=<>\`]+))?)*`;

/** One tag, as CommonMark reads it, at `lastIndex`; groups: slash, name, attributes. */
export const TAG = new RegExp(`<(/?)(${NAME})(${ATTRIBUTES})\\s*/?>`, 'iy');

const HALF_TAG = new RegExp(
  `<(?:${[
    '/',
    '[a-z][a-z0-9+.-]*:[^\\s<>]*', // <scheme:…
    '[^\\s<>@]+@[a-z0-9.-]*', // <name@…
    `/?${NAME}${ATTRIBUTES}(?:${KEY}\\s*=\\s*(?:"[^"]*|'[^']*)?)?\\s*/?`,
    '!-(?:-(?:(?!-->)[^])*)?',
    '[!?](?!--)[^>]*',
  ].join('|')})?$`,
  'iy',
);

/** Whether a tag, comment or `<autolink>` begins at `index` that the end of the text cuts short. */
export function isHalfTag(text: string, index: number): boolean {
  HALF_TAG.lastIndex = index;
  return HALF_TAG.test(text);
}

/** 1 for a tag that opens an element, -1 for one that closes it, 0 for anything else. */
export function tagDepth(source: string): -1 | 0 | 1 {
  TAG.lastIndex = 0;
  const [, slash, name = ''] = TAG.exec(source) ?? [];
  if (!kindOfTag(name) || VOID.test(name)) return 0;
  return slash ? -1 : 1;
}
