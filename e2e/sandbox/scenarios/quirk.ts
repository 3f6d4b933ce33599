import { newId } from '../ids';
import type { Scenario } from '../scenario';
import { speak } from '../speak';

export const quirk: Scenario = {
  mode: 'chat',
  about:
    'A slip of plain apps since 1.8: a picture was there first, so the text comes labelled `message_file`.',
  parameters: { suggested_questions: ['Draw me a jacket'] },
  *answer(turn) {
    yield {
      do: 'file',
      file: {
        id: newId(),
        type: 'image',
        name: 'rain-jacket.svg',
        mimeType: 'image/svg+xml',
        size: 1300,
        belongsTo: 'assistant',
        path: '/files/tools/rain-jacket.svg',
        method: 'tool_file',
      },
    };
    yield* speak(turn, 'Here is the **Skerry**, drawn from memory.');
  },
};
