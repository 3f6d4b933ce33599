/** A stretch of an answer: what it says, or what the model thought on the way. */
export interface Stretch {
  readonly kind: 'text' | 'reasoning';
  /** Offsets in the whole text, tags excluded. */
  readonly from: number;
  readonly to: number;
  /** A thought whose end has been written; always true of text. */
  readonly closed: boolean;
}

const MARK = /(?:^|\n)[ \t]{0,3}(`{3,}|~{3,})([^\n]*)|<(\/?)think>/g;
/** A tag of which the end has not come yet. */
const HALF_TAG = /<\/?(?:t(?:h(?:i(?:nk?)?)?)?)?$/;

/**
 * Tells `<think>…</think>` parts from the answer (ref §8). They may be several, left open, or closed without having
 * been opened: then everything before was thought. Inside code the tags are text; an opening one counts only where a
 * line, the answer's next stretch or a step of an agent begins, because models also write about it.
 * @param starts - where steps of an agent begin.
 */
export function splitThinking(text: string, starts: readonly number[] = []): readonly Stretch[] {
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
  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const [whole, marker, rest = '', slash] = match;
    const end = match.index + whole.length;
    if (marker !== undefined) {
      // A tag may stand in the rest of the line.
      MARK.lastIndex = end - rest.length;
      if (isThinking) continue;
      if (fence === '') fence = marker;
      else if (marker.startsWith(fence) && rest.trim() === '') fence = '';
    } else if (starts.some((start) => start > match.index && start < end)) {
      // A tool was called between two halves: no tag.
    } else if (isThinking) {
      if (slash === '/') {
        close(match.index, end, 'reasoning');
        isThinking = false;
      }
    } else if (fence === '') {
      if (slash === '/' && !wasOpened && text[match.index - 1] !== '`') {
        close(match.index, end, 'reasoning');
        wasOpened = true;
      } else if (slash === '' && isBeginning(text, match.index, [from, ...starts])) {
        close(match.index, end, 'text');
        isThinking = wasOpened = true;
      }
    }
  }
  stretches.push({ kind: isThinking ? 'reasoning' : 'text', from, to: text.length, closed: !isThinking });
  return stretches;
}

/** The text without a half tag at its end: nobody shall see one, and then see it vanish. */
export function withoutHalfTag(text: string): string {
  return text.replace(HALF_TAG, '');
}

/** Nothing but blanks lies between this place and the beginning of a line, or one of the others. */
function isBeginning(text: string, index: number, starts: readonly number[]): boolean {
  for (let at = index; ; at--) {
    const before = text[at - 1];
    if (before === undefined || before === '\n' || starts.includes(at)) return true;
    if (before !== ' ' && before !== '\t') return false;
  }
}
