import type { PersonForm } from '../store/forms';
import { type Emission, opening, type RunView } from './dialect';
import { pauseFor } from './emissions';

/** The past of a run under way, as one who comes late is told (ref §4.8). */
export function snapshot(
  run: RunView,
  past: readonly Emission[],
  waiting: PersonForm | undefined,
): readonly Emission[] {
  const started = opening(run).filter((emission) => emission !== 'ping');
  const said: Emission = { event: 'message_replace', fields: { answer: run.answer, reason: '' } };
  return [
    ...started,
    ...(run.mode === 'workflow' ? [] : [said]),
    ...past,
    ...(waiting === undefined ? [] : pauseFor(waiting, run)),
  ];
}
