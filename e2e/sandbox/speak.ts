import type { Step, Turn } from './scenario';
import { signText } from './store/files';

/** Says a text as a model does, a few letters at a time; file addresses are signed first. */
export function* speak(turn: Turn, text: string, from?: readonly string[]): Iterable<Step> {
  for (const piece of tokens(signText(text, turn.settings.fileSeconds))) {
    yield from === undefined ? { do: 'say', text: piece } : { do: 'say', text: piece, from };
  }
}

/** Pieces of a word's length at most: Markdown marks come torn too, characters never. */
function tokens(text: string): readonly string[] {
  return text.match(/\s*\S{1,7}|\s+$/gu) ?? [];
}

/** Silence of so many deltas' length: none at all in tests that set `delayMs` to 0. */
export function pause(turn: Turn, deltas: number): Step {
  return { do: 'wait', ms: deltas * turn.settings.delayMs };
}
