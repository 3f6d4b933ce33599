import { useLayoutEffect, useRef } from 'preact/hooks';
import css from '../../../theme/past.css?inline';
import { useUi, type Ui } from '../../context';
import { createPastTurns, type PastTurns } from './past-turns';

/** By panel: the thread goes away while the list of conversations is shown, and comes back. */
const known = new WeakMap<Ui, PastTurns>();

/** The older turns of a long conversation, in a box that Preact never looks into. */
export function Past() {
  const ui = useUi();
  ui.adopt(css);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const turns = known.get(ui) ?? createPastTurns(ui);
    known.set(ui, turns);
    return turns.show(element);
  }, [ui]);
  return <div ref={box} class="past" />;
}
