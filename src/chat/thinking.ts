/** A stretch of an answer: what it says, or what the model thought on the way. */
export interface Stretch {
  readonly kind: 'text' | 'reasoning';
  /** Offsets in the whole text, tags excluded. */
  readonly from: number;
  readonly to: number;
  /** A thought whose end has been written; always true of text. */
  readonly closed: boolean;
}

const MARK = /(?:^|\n)[ \t]{0,3}(`{3,}|~{3,})|<(\/?)think>/g;

/**
 * Tells `<think>…</think>` parts from the answer (ref §8). They may be several, left open, or closed without having
 * been opened: then everything before was thought. Inside code the tags are text; an opening one counts only where a
 * line begins, because models also write about it.
 */
export function splitThinking(text: string): readonly Stretch[] {
  // One native search per frame for the answers that have none, which are nearly all.
  if (!text.includes('think>')) return [{ kind: 'text', from: 0, to: text.length, closed: true }];
  const stretches: Stretch[] = [];
  let fence = '';
  let from = 0;
  let isThinking = false;
  let wasOpened = false;
  const close = (to: number, next: number, kind: Stretch['kind']): void => {
    stretches.push({ kind, from, to, closed: true });
    from = next;
  };
  for (const match of text.matchAll(MARK)) {
    const [whole, marker, slash] = match;
    const end = match.index + whole.length;
    if (marker !== undefined) {
      if (isThinking) continue;
      if (fence === '') fence = marker;
      else if (marker.startsWith(fence)) fence = '';
    } else if (isThinking) {
      if (slash === '/') {
        close(match.index, end, 'reasoning');
        isThinking = false;
      }
    } else if (fence === '' && text[end] !== '`') {
      if (slash === '/' && !wasOpened) {
        close(match.index, end, 'reasoning');
        wasOpened = true;
      } else if (slash === '' && isLineStart(text, match.index)) {
        close(match.index, end, 'text');
        isThinking = wasOpened = true;
      }
    }
  }
  stretches.push({ kind: isThinking ? 'reasoning' : 'text', from, to: text.length, closed: !isThinking });
  return stretches;
}

function isLineStart(text: string, index: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, index - 40), index));
}
