import { tokenizer, type ShjLanguageData } from '@speed-highlight/core/tokenize';
import { kindOf, type TokenKind } from './token-kind';

/** A stretch of one colour; offsets in UTF-16 units, `end` exclusive. */
export interface Piece {
  readonly kind: TokenKind;
  readonly start: number;
  end: number;
}

export type GrammarLoader = (name: string) => Promise<ShjLanguageData | undefined>;

/** Finds what has a colour in `text`. What is in a language that cannot be had is of the kind that holds it. */
export async function readPieces(text: string, grammar: string, load: GrammarLoader): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let offset = 0;
  const tokens = tokenizer(text, grammar, (token, type) => {
    const kind = kindOf(type, token);
    const last = pieces.at(-1);
    const start = offset;
    offset += token.length;
    if (!kind || token.trim() === '') return;
    // Blanks have no colour: what only they part is one piece.
    if (last?.kind === kind && text.slice(last.end, start).trim() === '') last.end = offset;
    else pieces.push({ kind, start, end: offset });
  });
  let step = tokens.next();
  while (!step.done) {
    // oxlint-disable-next-line no-await-in-loop -- the tokenizer asks for one language after the other
    step = tokens.next(await load(step.value));
  }
  return pieces;
}
