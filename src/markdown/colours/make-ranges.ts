import type { Piece } from './read-pieces';
import type { TokenKind } from './token-kind';

export interface ColouredRange {
  readonly kind: TokenKind;
  readonly range: StaticRange;
}

/** The pieces as ranges over the text nodes of `code`; static ones, because nothing changes there any more. */
export function makeRanges(code: HTMLElement, pieces: readonly Piece[]): ColouredRange[] {
  const nodes: Text[] = [];
  for (const node of code.childNodes) if (node instanceof Text) nodes.push(node);
  /** The node that is read, and where in the text it begins. */
  let index = 0;
  let begin = 0;
  const seek = (offset: number): [Text, number] | undefined => {
    for (let node = nodes[index]; node; node = nodes[++index]) {
      if (offset <= begin + node.length) return [node, offset - begin];
      begin += node.length;
    }
    return undefined;
  };
  const ranges: ColouredRange[] = [];
  for (const { kind, start, end } of pieces) {
    const first = seek(start);
    const last = seek(end);
    if (!first || !last) break;
    const [startContainer, startOffset] = first;
    const [endContainer, endOffset] = last;
    ranges.push({ kind, range: new StaticRange({ startContainer, startOffset, endContainer, endOffset }) });
  }
  return ranges;
}
