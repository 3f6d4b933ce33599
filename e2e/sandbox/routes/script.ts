import type { Instance } from '../instance';
import type { Step, Turn } from '../scenario';
import { speak } from '../speak';

/** What an instance answers: a test's own text or deltas, else the scenario's. */
export function* script({ settings, scenario }: Instance, turn: Turn): Iterable<Step> {
  const { answer } = settings;
  if (answer === null) yield* scenario.answer(turn);
  else if (typeof answer === 'string') yield* speak(turn, answer);
  else for (const text of answer) yield { do: 'say', text };
}
