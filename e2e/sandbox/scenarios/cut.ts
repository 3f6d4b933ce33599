import type { Scenario } from '../scenario';
import { answerLikeTheShop } from './basic';

export const cut: Scenario = {
  mode: 'chat',
  about:
    'The wire is cut in the middle of every answer; the row keeps an empty one (`cutStored`: the whole).',
  settings: { breakAfter: 20 },
  answer: answerLikeTheShop,
};
