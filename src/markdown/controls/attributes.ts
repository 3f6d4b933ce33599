import type { Tools } from './tools';

export type Written = ReadonlyMap<string, string>;

const ATTRIBUTE = /\s+([a-z_:][\w.:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi;

/**
 * The attributes a tag was written with, lower case; the first of a name counts, as in HTML. Nothing is parsed into
 * the page: each element takes from them what it knows, as plain values.
 */
export function readAttributes(written: string, { decodeEntities }: Tools): Written {
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const name = key.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

/** A value of a list, else nothing. */
export function oneOf(value: string | undefined, list: string): string | undefined {
  return value !== undefined && list.split(' ').includes(value) ? value : undefined;
}

/** What a name may be: it can mean nothing to a form, an object or an element that holds it. */
export function readName(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z][\w-]{0,99}$/.test(value) ? value : undefined;
}
