import type { Attributes } from './cursor';

/** Attributes a tag of the text may have; addresses are checked again where they are used. */
const ALLOWED =
  'href src alt title open start reversed colspan rowspan align dir lang datetime width height cite'.split(
    ' ',
  );
const ATTRIBUTE = /\s+([a-z_:][\w.:-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gi;

const CONTEXT: Readonly<Record<string, string>> = {
  caption: '<table>',
  colgroup: '<table>',
  col: '<table><colgroup>',
  thead: '<table>',
  tbody: '<table>',
  tfoot: '<table>',
  tr: '<table><tbody>',
  td: '<table><tbody><tr>',
  th: '<table><tbody><tr>',
};

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

/** DOMPurify, for raw tags with attributes and rare characters by name. A page may allow no such policy. */
const purifier = lazy(async () => (await import('./purify')).createPurify(ALLOWED));
/** Forms, buttons, players, and pictures held back. */
export const controls = lazy(() => import('./controls'));

function sanitize(html: string): DocumentFragment | undefined {
  return purifier()?.(html);
}

const known = new Map<string, Attributes>();

/**
 * The harmless ones of the attributes that a tag was written with. What is not allowed is cut before DOMPurify
 * parses the rest: parsing `style` or `onclick` alone violates a strict policy of the page.
 */
export function cleanAttributes(name: string, written: string): Attributes {
  const kept = written.replace(ATTRIBUTE, (all: string, key: string) =>
    ALLOWED.includes(key.toLowerCase()) ? all : '',
  );
  if (kept.trim() === '') return {};
  const tag = `${CONTEXT[name] ?? ''}<${name}${kept}>`;
  let attributes = known.get(tag);
  if (!attributes) {
    const clean = sanitize(tag);
    if (!clean) return {};
    const element = clean.querySelector(name);
    attributes = Object.fromEntries(
      [...(element?.attributes ?? [])].map(({ name: key, value }) => [key, value]),
    );
    if (known.size < 1000) known.set(tag, attributes);
  }
  return attributes;
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
