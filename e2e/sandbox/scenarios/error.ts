import type { Scenario } from '../scenario';
import { answerLikeTheShop } from './basic';

export const error: Scenario = {
  mode: 'chat',
  about: 'The model gives up in the middle of every answer; from profile C on the stream then stays open.',
  settings: { failAfter: 12, idleAfterError: true },
  site: { title: 'Harbor Goods (with faults)' },
  answer: answerLikeTheShop,
};
