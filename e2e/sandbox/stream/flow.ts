import type { Fields } from '../fields';
import { idFrom, newId, unixSeconds } from '../ids';
import type { Step, Turn } from '../scenario';
import { pause } from '../speak';

/** What happens in a node; a function is told the id of the node's execution. */
type Body = Iterable<Step> | ((execution: string) => Iterable<Step>);

type RoundBody = (item: string, inside: Inside) => Iterable<Step>;

/** The container a node runs in. */
interface Inside {
  iteration?: string;
  loop?: string;
}

/** Writes the events of a workflow's nodes, in the reduced form of the public API (ref §4.4, §4.6). */
export class Flow {
  readonly #turn: Turn;
  #index = 0;
  #previous: string | null = null;

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** One node around what happens in it. */
  *node(type: string, title: string, body: Body = [], inside: Inside = {}): Iterable<Step> {
    const data = this.#begin(type, title, inside);
    yield { do: 'event', event: 'node_started', fields: { data: { ...data, inputs: null } } };
    yield* typeof body === 'function' ? body(data.id) : body;
    yield finishNode(data, 'succeeded');
  }

  /** A node that fails so many times before it works. */
  *stubborn(type: string, title: string, failures: number): Iterable<Step> {
    const data = this.#begin(type, title, {});
    yield { do: 'event', event: 'node_started', fields: { data: { ...data, inputs: null } } };
    for (let retry = 1; retry <= failures; retry++) {
      yield pause(this.#turn, 12);
      const attempt = { status: 'retry', retry_index: retry, error: 'The stock service did not answer.' };
      const fields = { data: { ...data, ...attempt, inputs: {}, outputs: {}, elapsed_time: 0.3 } };
      yield { do: 'event', event: 'node_retry', fields };
    }
    yield pause(this.#turn, 8);
    yield finishNode(data, 'succeeded');
  }

  /** A node that fails, and the run goes on without it. */
  *exception(type: string, title: string): Iterable<Step> {
    const data = this.#begin(type, title, {});
    yield { do: 'event', event: 'node_started', fields: { data: { ...data, inputs: null } } };
    yield finishNode(data, 'exception');
  }

  /** Goes through the items; the container has no `node_started` of its own. */
  *iteration(title: string, items: readonly string[], body: RoundBody): Iterable<Step> {
    yield* this.#iterate(title, items, body, chain);
  }

  /** All items at the same time: their steps come mixed (ref §4.6). */
  *iterationAtOnce(title: string, items: readonly string[], body: RoundBody): Iterable<Step> {
    yield* this.#iterate(title, items, body, interleave);
  }

  *loop(
    title: string,
    rounds: number,
    body: (round: number, inside: Inside) => Iterable<Step>,
  ): Iterable<Step> {
    const data = this.#container('loop', title);
    const metadata = { loop_length: rounds };
    yield { do: 'event', event: 'loop_started', fields: { data: { ...data, metadata, inputs: {} } } };
    for (let round = 1; round <= rounds; round++) {
      if (round > 1) {
        const fields = { data: { ...data, index: round - 1, pre_loop_output: {} } };
        yield { do: 'event', event: 'loop_next', fields };
      }
      yield* body(round, { loop: data.node_id });
    }
    yield this.#finishContainer('loop_completed', data, rounds, { inputs: {}, outputs: {} });
  }

  /** Branches side by side, their steps mixed; that they are branches is told only by old releases. */
  *branches(bodies: readonly Iterable<Step>[]): Iterable<Step> {
    const told = this.#turn.profile.parallelBranches;
    const parallelId = newId();
    yield* interleave(bodies.map((body) => (told ? branch(parallelId, body) : body)));
  }

  *#iterate(
    title: string,
    items: readonly string[],
    body: RoundBody,
    order: (rounds: readonly Iterable<Step>[]) => Iterable<Step>,
  ): Iterable<Step> {
    const data = this.#container('iteration', title);
    const inputs = { iterator_selector: items };
    const metadata = { iterator_length: items.length };
    yield { do: 'event', event: 'iteration_started', fields: { data: { ...data, metadata, inputs } } };
    yield* order(
      items.map((item, index) => this.#round(data, index, body(item, { iteration: data.node_id }))),
    );
    const outputs = { output: items };
    yield this.#finishContainer('iteration_completed', data, items.length, { inputs, outputs });
  }

  *#round(data: Fields, index: number, body: Iterable<Step>): Iterable<Step> {
    // Old releases told only of the rounds after the first.
    if (this.#turn.profile.iterationFromZero || index > 0) {
      yield { do: 'event', event: 'iteration_next', fields: { data: { ...data, index } } };
    }
    yield* body;
  }

  #begin(type: string, title: string, inside: Inside): Fields & { id: string } {
    const nodeId = idFrom('node', title);
    const data = {
      id: newId(),
      node_id: nodeId,
      node_type: type,
      title,
      index: ++this.#index,
      predecessor_node_id: this.#previous,
      created_at: unixSeconds(),
      extras: {},
      iteration_id: inside.iteration ?? null,
      loop_id: inside.loop ?? null,
    };
    this.#previous = nodeId;
    return data;
  }

  #container(type: 'iteration' | 'loop', title: string) {
    const nodeId = idFrom('node', title);
    this.#previous = nodeId;
    const truncated = this.#turn.profile.iterationFromZero ? { inputs_truncated: false } : {};
    return {
      id: nodeId,
      node_id: nodeId,
      node_type: type,
      title,
      created_at: unixSeconds(),
      extras: {},
      ...truncated,
    };
  }

  #finishContainer(event: string, data: Fields, steps: number, results: Fields): Step {
    const end = {
      ...results,
      status: 'succeeded',
      error: null,
      elapsed_time: 0.4 * steps,
      total_tokens: 80 * steps,
      execution_metadata: { total_tokens: 80 * steps },
      finished_at: unixSeconds(),
      steps,
      extras: null,
    };
    return { do: 'event', event, fields: { data: { ...data, ...end } } };
  }
}

function* branch(parallelId: string, body: Iterable<Step>): Iterable<Step> {
  const data = { parallel_id: parallelId, parallel_branch_id: newId(), created_at: unixSeconds() };
  yield { do: 'event', event: 'parallel_branch_started', fields: { data } };
  yield* body;
  const finished = { ...data, status: 'succeeded', error: null };
  yield { do: 'event', event: 'parallel_branch_finished', fields: { data: finished } };
}

function* chain(parts: readonly Iterable<Step>[]): Iterable<Step> {
  for (const part of parts) yield* part;
}

/** One step of each in turn. */
function* interleave(parts: readonly Iterable<Step>[]): Iterable<Step> {
  let open = parts.map((part) => part[Symbol.iterator]());
  while (open.length > 0) {
    const taken = open.map((part) => ({ part, next: part.next() }));
    for (const { next } of taken) if (next.done !== true) yield next.value;
    open = taken.filter(({ next }) => next.done !== true).map(({ part }) => part);
  }
}

/** The end of a node; everything that could tell of its inside is emptied. */
export function finishNode(
  started: Fields,
  status: 'succeeded' | 'failed' | 'exception',
): Step & { do: 'event' } {
  const data = {
    ...started,
    inputs: null,
    process_data: null,
    outputs: null,
    status,
    error: null,
    elapsed_time: 0.2,
    execution_metadata: null,
    finished_at: unixSeconds(),
    files: [],
  };
  return { do: 'event', event: 'node_finished', fields: { data } };
}
