import type { Attributes } from './cursor';
import { ALLOWED_ATTRIBUTES, sanitize } from './sanitize';

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

const known = new Map<string, Attributes>();

/**
 * The harmless ones of the attributes that a tag was written with. What is not allowed is cut before DOMPurify
 * parses the rest: parsing `style` or `onclick` alone violates a strict policy of the page.
 */
export function cleanAttributes(name: string, written: string): Attributes {
  const kept = written.replace(ATTRIBUTE, (all: string, key: string) =>
    ALLOWED_ATTRIBUTES.includes(key.toLowerCase()) ? all : '',
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
