import type { Scenario } from '../scenario';
import { answerLikeTheShop } from './basic';

export const slow: Scenario = {
  mode: 'chat',
  about: 'Thinks for a while with nothing but pings, then speaks slowly.',
  settings: { delayMs: 180, pingMs: 1000 },
  *answer(turn) {
    yield { do: 'wait', ms: turn.settings.thinkMs };
    yield* answerLikeTheShop(turn);
  },
};
