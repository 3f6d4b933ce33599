import { ACCOUNT, MEDIA, ORDER } from '../answers/live';
import type { Scenario } from '../scenario';
import { speak } from '../speak';

export const live: Scenario = {
  mode: 'chat',
  about: 'More than text in an answer: buttons, forms, suggestions, pictures side by side, players.',
  parameters: { suggested_questions: ['Reserve a jacket', 'Show me pictures'] },
  *answer(turn) {
    if (/password|sign in/i.test(turn.query)) yield* speak(turn, ACCOUNT);
    else if (/picture|film|sound/i.test(turn.query)) yield* speak(turn, MEDIA);
    else if (turn.query.startsWith('{')) yield* speak(turn, `It is put aside. You wrote: \`${turn.query}\``);
    else yield* speak(turn, ORDER);
  },
};
