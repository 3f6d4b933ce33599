import { TOKEN_KINDS, type TokenKind } from './token-kind';

/** The page has one registry, by name: several widgets, even of several builds, share what is entered there. */
const highlights = new Map<TokenKind, Highlight>();

export function highlightOf(kind: TokenKind): Highlight | undefined {
  if (highlights.size === 0) for (const each of TOKEN_KINDS) highlights.set(each, register(each));
  return highlights.get(kind);
}

function register(kind: TokenKind): Highlight {
  const name = `dify-chat-${kind}`;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}
