import { drawnFile } from '../answers/drawings';
import type { Scenario } from '../scenario';
import { speak } from '../speak';

export const quirk: Scenario = {
  mode: 'chat',
  about:
    'A slip of plain apps since 1.8: a picture was there first, so the text comes labelled `message_file`.',
  parameters: { suggested_questions: ['Draw me a jacket'] },
  *answer(turn) {
    yield { do: 'file', file: drawnFile('rain-jacket.svg', 1300) };
    yield* speak(turn, 'Here is the **Skerry**, drawn from memory.');
  },
};
