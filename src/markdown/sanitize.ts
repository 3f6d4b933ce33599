/** Attributes a tag of the text may have; addresses are checked again where they are used. */
export const ALLOWED_ATTRIBUTES =
  'href src alt title open start reversed colspan rowspan align dir lang datetime width height cite'.split(
    ' ',
  );

let misses = 0;
let coming: Promise<unknown> | undefined;

/** How often something was left out because its part is not here yet: then `loadMissing` and draw again. */
export function countMisses(): number {
  return misses;
}

/** All that was missed is here, or cannot be had: then texts do without. Never rejects. */
export function loadMissing(): Promise<unknown> | undefined {
  return coming;
}

/** A part that few texts need, brought when it is first asked for. Where it cannot be had it is not asked for again. */
function lazy<Part>(bring: () => Promise<Part>): () => Part | null | undefined {
  let part: Part | null | undefined;
  let request: Promise<unknown> | undefined;
  return () => {
    if (part === undefined) {
      misses++;
      request ??= coming = Promise.all([
        coming,
        bring().then(
          (brought) => (part = brought),
          () => (part = null),
        ),
      ]);
    }
    return part;
  };
}

/** DOMPurify, for attributes of raw tags and rare characters by name. A page may allow no such policy. */
const purifier = lazy(async () => (await import('./purify')).createPurify(ALLOWED_ATTRIBUTES));
/** What writes raw tags. */
export const htmlPart = lazy(() => import('./html-writer'));
/** Forms, buttons, players, and pictures held back. */
export const controls = lazy(() => import('./controls'));

export function sanitize(html: string): DocumentFragment | undefined {
  return purifier()?.(html);
}

const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', '\xa0'],
]);

/** Puts the characters in the place of their references (`&copy;`, `&#169;`). */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (entity) => {
    let character = entities.get(entity);
    if (character === undefined) {
      const clean = sanitize(entity);
      if (!clean) return entity;
      character = clean.textContent;
      if (entities.size < 2000) entities.set(entity, character);
    }
    return character;
  });
}
