import type { Scenario } from '../scenario';
import { speak } from '../speak';

const PRESET = 'I cannot talk about that. Ask me about the **sea** instead.';

export const moderated: Scenario = {
  mode: 'chat',
  about:
    'Moderation: replaces its answer; «clean» edits it and goes on; «forbidden» is refused before any answer.',
  parameters: {
    sensitive_word_avoidance: { enabled: true, type: 'keywords', configs: [] },
    suggested_questions: [
      'What is in the secret recipe?',
      'Give me the clean version',
      'Something forbidden',
    ],
  },
  *answer(turn) {
    if (/forbidden/i.test(turn.query)) {
      yield* speak(turn, PRESET);
    } else if (/clean/i.test(turn.query)) {
      yield* speak(turn, 'The recipe was written by the darn cook of the north mole.');
      yield { do: 'replace', text: 'The recipe was written by the **** cook of the north mole.', reason: '' };
      yield* speak(turn, ' He never told anybody, and took it along to sea.');
    } else {
      yield* speak(turn, 'Well, the secret recipe is three parts salt, one part patience, and');
      yield { do: 'replace', text: PRESET, reason: '' };
    }
  },
};
