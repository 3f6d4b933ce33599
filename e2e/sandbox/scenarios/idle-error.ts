import type { Scenario } from '../scenario';
import { answerLikeTheShop } from './basic';

export const idleError: Scenario = {
  mode: 'advanced-chat',
  about:
    'Wants a value nobody can see: HTTP 400, or from profile C on an `error` without ids and an idle stream.',
  parameters: {
    user_input_form: [{ 'text-input': { variable: 'city', label: 'City', required: true, hide: true } }],
  },
  answer: answerLikeTheShop,
};
