import type { Instance } from '../instance';
import type { Step, Turn } from '../scenario';
import { speak } from '../speak';

/** 1 MB in words. */
const HUGE = 'wind and water, '.repeat(65_536);

/** What an instance answers: a test's own text or deltas, else the scenario's. */
export function script(instance: Instance, turn: Turn): Iterable<Step> {
  const steps = answer(instance, turn);
  return instance.settings.hugeEvent ? swell(steps) : steps;
}

function* answer({ settings, scenario }: Instance, turn: Turn): Iterable<Step> {
  if (settings.answer === null) yield* scenario.answer(turn);
  else if (typeof settings.answer === 'string') yield* speak(turn, settings.answer);
  else for (const text of settings.answer) yield { do: 'say', text };
}

/** The same with a huge second delta. */
function* swell(steps: Iterable<Step>): Iterable<Step> {
  let isSwollen = false;
  for (const step of steps) {
    yield step;
    if (step.do === 'say' && !isSwollen) {
      isSwollen = true;
      yield { ...step, text: HUGE };
    }
  }
}
