import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import type { Attributes } from './cursor';

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface TrustedWindow extends Window {
  trustedTypes?: { createPolicy(name: string, rules: object): Policy };
}

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

let purifier: DOMPurify | undefined;
let policy: Policy | undefined;
let refused = false;

/** DOMPurify's own instance of this page, made when the first raw tag comes. */
function sanitize(html: string): DocumentFragment | undefined {
  if (refused) return undefined;
  if (!purifier) {
    try {
      const page: TrustedWindow = window;
      const same = (text: string) => text;
      // DOMPurify's output is a fragment: what the policy lets through is only parsed inertly, then cleaned.
      policy = page.trustedTypes?.createPolicy('dify-chat', { createHTML: same, createScriptURL: same });
      purifier = createDOMPurify(window);
    } catch {
      refused = true; // the page allows no such policy: do without attributes
      return undefined;
    }
  }
  return purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_ATTR: ALLOWED,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    ...(policy && { TRUSTED_TYPES_POLICY: policy }),
  });
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
    const element = sanitize(tag)?.querySelector(name);
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
      character = sanitize(entity)?.textContent ?? entity;
      if (entities.size < 2000) entities.set(entity, character);
    }
    return character;
  });
}
