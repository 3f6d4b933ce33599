import type { Scenario } from '../scenario';
import { answerLikeTheShop } from './basic';

export const expire: Scenario = {
  mode: 'chat',
  about:
    'The server’s secret changes before the second question: the old passport is refused, a new one works.',
  settings: { expireOn: 2 },
  answer: answerLikeTheShop,
};
