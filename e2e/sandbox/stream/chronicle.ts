import { asFields, asText, type Fields } from '../fields';
import type { Emission } from './dialect';
import { finishNode } from './flow';

/** What a re-subscription repeats of the past. */
const REMEMBERED = /^(node|iteration|loop)_|^parallel_branch_/;

/** What has happened in a run so far. */
export class Chronicle {
  readonly past: Emission[] = [];
  /** Nodes that have finished. */
  stepCount = 0;
  /** Nodes that have started and not finished, by execution. */
  readonly #open = new Map<string, Fields>();

  note(emission: Emission): void {
    if (emission === 'ping' || !REMEMBERED.test(emission.event)) return;
    this.past.push(emission);
    const data = asFields(emission.fields['data']);
    const id = asText(data['id']) ?? '';
    if (emission.event === 'node_started') this.#open.set(id, data);
    if (emission.event !== 'node_finished') return;
    this.#open.delete(id);
    this.stepCount++;
  }

  /** The ends of the nodes in which a run has failed. */
  failOpenNodes(): readonly Emission[] {
    return Array.from(this.#open.values(), (node) => finishNode(node, 'failed'));
  }
}
