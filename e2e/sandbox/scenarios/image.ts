import { HOSTILE } from '../answers/hostile';
import type { Scenario } from '../scenario';
import { speak } from '../speak';

export const image: Scenario = {
  mode: 'chat',
  about: 'Remote images and hostile markup: scripts, handlers, frames, forms, styles, links that are none.',
  *answer(turn) {
    yield* speak(turn, HOSTILE);
  },
};
