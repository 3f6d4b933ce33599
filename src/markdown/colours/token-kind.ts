import type { ShjToken } from '@speed-highlight/core/tokenize';

/**
 * What has a colour of its own. Few, for quiet; and operators have none, because they would double the ranges, which
 * a browser walks through whenever the page changes.
 */
export const TOKEN_KINDS = [
  'keyword',
  'string',
  'number',
  'comment',
  'name',
  'property',
  'inserted',
  'deleted',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const KINDS: Readonly<Partial<Record<ShjToken, TokenKind>>> = {
  kwd: 'keyword',
  str: 'string',
  esc: 'string',
  num: 'number',
  bool: 'number',
  cmnt: 'comment',
  func: 'name',
  class: 'name',
  type: 'name',
  section: 'name',
  var: 'property',
  insert: 'inserted',
  deleted: 'deleted',
};

export function kindOf(type: ShjToken | undefined, token: string): TokenKind | undefined {
  // An operator that is a word, like SQL's AND.
  if (type === 'oper' && /^[a-z]/i.test(token)) return 'keyword';
  return type && KINDS[type];
}
