import { inPieces, longAnswer } from '../answers/long';
import type { Scenario } from '../scenario';

export const long: Scenario = {
  mode: 'chat',
  about: 'A travel log of 15 kB in 3,000 deltas, 100 a second; `size`, `deltas` and `perSecond` change that.',
  settings: { perSecond: 100 },
  *answer({ settings }) {
    for (const text of inPieces(longAnswer(settings.size), settings.deltas)) yield { do: 'say', text };
  },
};
