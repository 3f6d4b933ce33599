import type { InlineToken } from './inline-token';

/** A run of `*`, `_` or `~~` until it is known whether it opens, closes or is plain text. */
export interface Delimiter {
  type: 'delimiter';
  mark: string;
  /** Marks left over. */
  length: number;
  readonly run: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

export type Piece = InlineToken | Delimiter;

/** Delimiters → emphasis, strong and strikethrough (CommonMark 6.2); those without a partner are text. */
export function pairDelimiters(pieces: readonly Piece[]): InlineToken[] {
  const out: Piece[] = [];
  /** Below this there is no opener for closers of a kind: without it, closers in vain would cost the square. */
  const floors = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.type === 'delimiter' && piece.canClose) {
      const kind = `${piece.mark}${piece.canOpen}${piece.run % 3}`;
      while (piece.length > 0) {
        const index = findOpener(out, piece, floors.get(kind) ?? 0);
        const opener = out[index];
        if (opener?.type !== 'delimiter') {
          floors.set(kind, out.length);
          break;
        }
        const used = opener.length > 1 && piece.length > 1 ? 2 : 1;
        const tokens = asTokens(out.splice(index + 1));
        opener.length -= used;
        piece.length -= used;
        if (opener.length === 0) out.pop();
        const marks = piece.mark.repeat(used);
        const type = piece.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
        for (const [other, floor] of floors) floors.set(other, Math.min(floor, out.length));
        out.push({ type, raw: marks + tokens.map(({ raw }) => raw).join('') + marks, tokens });
      }
    }
    if (piece.type !== 'delimiter' || piece.length > 0) out.push(piece);
  }
  return asTokens(out);
}

function findOpener(out: readonly Piece[], closer: Delimiter, floor: number): number {
  for (let index = out.length - 1; index >= floor; index--) {
    const piece = out[index];
    if (piece?.type !== 'delimiter' || piece.mark !== closer.mark || !piece.canOpen) continue;
    const isInside = piece.canClose || closer.canOpen;
    const isThird = (piece.run + closer.run) % 3 === 0 && (piece.run % 3 !== 0 || closer.run % 3 !== 0);
    if (!isInside || !isThird) return index;
  }
  return -1;
}

/** Left-over delimiters become text, and neighbours in text one token. */
function asTokens(pieces: readonly Piece[]): InlineToken[] {
  const tokens: InlineToken[] = [];
  for (const piece of pieces) {
    const raw = piece.type === 'delimiter' ? piece.mark.repeat(piece.length) : piece.raw;
    const token: InlineToken = piece.type === 'delimiter' ? { type: 'text', raw, text: raw } : piece;
    const last = tokens.at(-1);
    if (token.type === 'text' && last?.type === 'text') {
      tokens[tokens.length - 1] = { type: 'text', raw: last.raw + raw, text: last.text + token.text };
    } else if (raw !== '') tokens.push(token);
  }
  return tokens;
}
