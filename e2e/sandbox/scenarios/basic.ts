import { topicOf } from '../answers/topics';
import { ANNOTATED } from '../answers/direct';
import type { Scenario, Step, Turn } from '../scenario';
import { speak } from '../speak';

/** What the shop's assistant says to this question. Most other scenarios borrow it. */
export function* answerLikeTheShop(turn: Turn): Iterable<Step> {
  const topic = topicOf(turn.query);
  yield { do: 'suggest', questions: topic.next };
  if (topic.passages !== undefined) yield { do: 'cite', passages: topic.passages };
  yield* speak(turn, topic.say(turn));
}

export const basic: Scenario = {
  mode: 'chat',
  about:
    'The shop’s assistant: Markdown, citations, starters, follow-up questions, a memory along the parents; «annotated» is answered by a person’s note.',
  *answer(turn) {
    if (/annotated/i.test(turn.query)) yield ANNOTATED;
    else yield* answerLikeTheShop(turn);
  },
};
