import { assert, gen, type GeneratorValue, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, EMPTY_ANSWER, type Step } from './answer';
import { ChatError } from './errors';
import { endSteps } from './reduce-run';
import { reduceAnswer } from './reduce-answer';
import type { AgentThought, ContainerStep, StepStatus, StreamEvent, WorkflowStep } from './stream-event';
import { delta, IDS, messageEnd, workflowEnd, workflowStart } from './testing';
import { TurnEnd, type TurnPhase } from './turn-end';

type Body<Event> = Event extends unknown ? Omit<Event, 'ids'> : never;
type Events = readonly StreamEvent[];

const RUNS = { numRuns: 400 };
const event = (body: Body<StreamEvent>): StreamEvent => ({ ...body, ids: IDS });
const isOver = (status: StepStatus): boolean => status !== 'running' && status !== 'retrying';

function oneOf<Value>(g: GeneratorValue, ...values: readonly Value[]): Value | undefined {
  return values[g(nat, values.length - 1)];
}

/** Any order of the lists' members that keeps each list's own order. */
function merge(g: GeneratorValue, lists: readonly Events[]): StreamEvent[] {
  const rest = lists.map((list) => list.slice()).filter((list) => list.length > 0);
  const merged: StreamEvent[] = [];
  while (rest.length > 0) {
    const at = g(nat, rest.length - 1);
    const next = rest[at]?.shift();
    if (next) merged.push(next);
    if (rest[at]?.length === 0) rest.splice(at, 1);
  }
  return merged;
}

function node(id: string, status: StepStatus, containerId?: string, retryIndex?: number): WorkflowStep {
  return {
    id,
    nodeId: `node-of-${id}`,
    nodeType: 'code',
    title: id,
    index: undefined,
    status,
    elapsedSeconds: undefined,
    containerId,
    parallelId: undefined,
    retryIndex,
  };
}

function nodeLane(g: GeneratorValue, id: string, containerId?: string): StreamEvent[] {
  const retries = g(nat, 2);
  const attempts = Array.from({ length: retries }, (_, index) =>
    event({ type: 'node-retry', step: node(id, 'retrying', containerId, index + 1) }),
  );
  const end = oneOf<StepStatus | undefined>(g, 'succeeded', 'failed', undefined);
  return [
    event({ type: 'node-start', step: node(id, 'running', containerId) }),
    ...merge(g, [attempts, logLane(g, id)]),
    ...(end === undefined ? [] : [event({ type: 'node-end', step: node(id, end, containerId) })]),
  ];
}

/** A round of an agent's, and what it tried in it. */
function logLane(g: GeneratorValue, execution: string): StreamEvent[] {
  if (g(nat, 3) > 0) return [];
  const log = (id: string, parentId: string | undefined, status: StepStatus): StreamEvent =>
    event({
      type: 'agent-log',
      log: { id, parentId, nodeId: `node-of-${execution}`, nodeExecutionId: execution, label: id, status },
    });
  const [round, inner] = [`${execution}-round`, `${execution}-try`];
  return [
    log(round, undefined, 'running'),
    log(inner, round, 'running'),
    log(inner, round, 'failed'),
    log(round, undefined, 'succeeded'),
  ];
}

function container(
  nodeId: string,
  status: StepStatus,
  length: number | undefined,
  round?: number,
): ContainerStep {
  return {
    kind: 'iteration',
    nodeId,
    nodeType: 'iteration',
    title: nodeId,
    length,
    round,
    status,
    elapsedSeconds: undefined,
  };
}

/** Rounds one after the other, or all at once. */
function containerLane(g: GeneratorValue, id: string): StreamEvent[] {
  const length = 1 + g(nat, 3);
  const rounds = Array.from({ length }, (_, index) => [
    event({ type: 'container-next', container: container(id, 'running', undefined, index + 1) }),
    ...nodeLane(g, `${id}-${index}`, id),
  ]);
  return [
    event({ type: 'container-start', container: container(id, 'running', length) }),
    ...(g(nat, 1) === 0 ? rounds.flat() : merge(g, rounds)),
    ...(g(nat, 4) === 0
      ? []
      : [event({ type: 'container-end', container: container(id, 'succeeded', length) })]),
  ];
}

/** Steps one after the other, and some beside each other. */
function stepsOf(g: GeneratorValue): StreamEvent[] {
  const lane = (name: string): StreamEvent[] =>
    Array.from({ length: g(nat, 2) }, (_, index) =>
      g(nat, 1) === 0 ? nodeLane(g, `${name}${index}`) : containerLane(g, `${name}${index}`),
    ).flat();
  return merge(g, [lane('a'), lane('b')]);
}

function speech(g: GeneratorValue): StreamEvent[] {
  const pieces = Array.from({ length: g(nat, 3) }, () => event({ type: 'speech-delta', audio: '//uQ' }));
  return g(nat, 1) === 0 ? pieces : [...pieces, event({ type: 'speech-end' })];
}

/** The text of a chatflow, and what it comes to. */
function words(g: GeneratorValue): { events: StreamEvent[]; text: string } {
  const events: StreamEvent[] = [];
  let text = '';
  for (let left = g(nat, 6); left > 0; left--) {
    const piece = oneOf(g, 'Skerry ', '', '🌊', '\n\n', '**', 'Skerry Drizzle') ?? '';
    const isReplaced = g(nat, 6) === 0;
    text = isReplaced ? piece : text + piece;
    events.push(isReplaced ? event({ type: 'text-replace', text: piece, reason: '' }) : delta(piece));
  }
  return { events, text };
}

/** What a re-subscription repeats of the past: the text so far, and the steps (ref §4.8). */
function snapshotOf(past: Events): StreamEvent[] {
  const { text } = past.reduce(reduceAnswer, EMPTY_ANSWER);
  const steps = past.filter(({ type }) => /^(?:node|container)-/.test(type));
  return [workflowStart(), event({ type: 'text-replace', text, reason: '' }), ...steps];
}

/** A run of which the beginning was missed, by somebody who asked for no snapshot. */
function lateFlow(g: GeneratorValue): Events {
  const { events } = flow(g);
  return events.slice(g(nat, events.length));
}

interface Flow {
  events: StreamEvent[];
  text: string;
  status: Answer['status'];
  isEnded: boolean;
}

/** A run as a server may tell of it, re-subscribed to at any place, with its ends in any order or missing. */
function flow(g: GeneratorValue): Flow {
  const { events: said, text } = words(g);
  const middle = merge(g, [said, stepsOf(g), speech(g)]);
  const outcome = oneOf<Flow['status']>(g, 'done', 'stopped', 'error', 'streaming') ?? 'done';
  const finish = { done: 'succeeded', stopped: 'stopped', error: 'failed', streaming: 'failed' } as const;
  const error = event({ type: 'error', error: new ChatError('rate-limited', 'Slow down.') });
  const ends: Readonly<Record<Flow['status'], readonly Events[]>> = {
    done: [[workflowEnd(finish.done)], [messageEnd()]],
    stopped: [[workflowEnd(finish.stopped)], g(nat, 1) === 0 ? [messageEnd()] : []],
    error: [g(nat, 1) === 0 ? [error] : [workflowEnd(finish.error), ...(g(nat, 1) === 0 ? [error] : [])]],
    streaming: [],
  };
  const all = [workflowStart(), ...middle, ...merge(g, ends[outcome])];
  const isEnded = outcome !== 'streaming';
  // Lost at some place before the end, heard again from there.
  const cut = g(nat, middle.length);
  const isBroken = g(nat, 1) === 0;
  const past = all.slice(0, cut + 1);
  const events = isBroken ? [...past, ...snapshotOf(past), ...all.slice(cut + 1)] : all;
  return { events, text, status: outcome, isEnded };
}

/** All states of an answer, each frozen so that no later step can change it. */
function states(events: Events, from: Answer = EMPTY_ANSWER): Answer[] {
  const all = [deepFreeze(from)];
  for (const next of events) all.push(deepFreeze(reduceAnswer(all.at(-1) ?? from, deepFreeze(next))));
  return all;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

const stepOf = (answer: Answer, key: string): Step | undefined =>
  answer.steps.find((step) => step.key === key);

function pairs(all: readonly Answer[]): (readonly [Answer, Answer])[] {
  return all.slice(1).map((after, index) => [all[index] ?? after, after] as const);
}

test('a run’s text is right however its events are mixed, repeated and replaced', () => {
  assert(
    property(gen(), (g) => {
      const { events, text } = flow(g);
      expect(states(events).at(-1)?.text).toBe(text);
    }),
    RUNS,
  );
});

/** What is wrong with the step from one state to the next. Gathered, because asking `expect` each time is slow. */
function faults(before: Answer, after: Answer): string[] {
  const keys = after.steps.map(({ key }) => key);
  const orphans = after.steps.filter(({ parentKey }) => parentKey !== undefined && !keys.includes(parentKey));
  const isKept = before.steps.every(({ key }, index) => keys[index] === key);
  return [
    ...(new Set(keys).size === keys.length ? [] : ['a step is there twice']),
    ...(isKept ? [] : ['a step has moved or gone']),
    ...orphans.map(({ key }) => `${key} belongs to nobody`),
    ...before.steps.flatMap((step) => stepFaults(step, stepOf(after, step.key))),
  ];
}

function stepFaults(before: Step, after: Step | undefined): string[] {
  if (after === undefined) return [];
  const round = after.round ?? 0;
  return [
    ...(isOver(before.status) && !isOver(after.status) ? [`${after.key} runs again`] : []),
    ...(round < (before.round ?? 0) ? [`${after.key} went back a round`] : []),
    ...(after.kind === 'iteration' && round > (after.length ?? Infinity)
      ? [`${after.key} went round too often`]
      : []),
    ...(after.retries < before.retries ? [`${after.key} forgot its retries`] : []),
  ];
}

test('steps are unique, keep their place, belong to steps that are there, and neither time nor rounds run back', () => {
  assert(
    property(gen(), (g) => {
      const events = g(nat, 3) === 0 ? lateFlow(g) : flow(g).events;
      expect(pairs(states(events)).flatMap(([before, after]) => faults(before, after))).toEqual([]);
    }),
    RUNS,
  );
});

test('no step is under way when the run is over, however it ended', () => {
  assert(
    property(gen(), (g) => {
      const { events, isEnded } = flow(g);
      const { steps = [], run } = states(events).at(-1) ?? {};
      const underWay = steps.filter(({ status }) => !isOver(status));
      if (isEnded) expect([underWay, run?.status === 'running']).toEqual([[], false]);
      expect(endSteps(steps, 'stopped').every(({ status }) => isOver(status))).toBe(true);
    }),
    RUNS,
  );
});

test('the status of a run follows from its ends, in either order', () => {
  assert(
    property(gen(), (g) => {
      const { events, status } = flow(g);
      const end = new TurnEnd();
      let phase: TurnPhase = 'open';
      for (const next of events) phase = end.observe(next);
      const answer = states(events).at(-1);
      if (status === 'streaming') expect(phase).toBe('open');
      else expect(['ending', 'ended']).toContain(phase);
      if (status === 'done') expect(phase).toBe('ended');
      // «Done» is for whoever reads the stream to say: a late event may still follow.
      expect(answer?.status).toBe(status === 'done' ? 'streaming' : status);
      expect(answer?.error !== undefined).toBe(status === 'error');
    }),
    RUNS,
  );
});

test('an answer’s end is never taken back', () => {
  const order: readonly TurnPhase[] = ['open', 'ending', 'ended'];
  assert(
    property(gen(), (g) => {
      const end = new TurnEnd();
      const phases = flow(g).events.map((next) => order.indexOf(end.observe(next)));
      expect(phases).toEqual(phases.toSorted((one, other) => one - other));
    }),
    RUNS,
  );
});

/** Steps of an agent: each told several times, its tools last; text between; the closing copy of a newer agent. */
function agentTurn(g: GeneratorValue): { events: StreamEvent[]; text: string; ids: string[] } {
  const events: StreamEvent[] = [];
  const ids: string[] = [];
  let text = '';
  const say = (piece: string): void => {
    text += piece;
    events.push(event({ type: 'text-delta', text: piece, channel: 'agent' }));
  };
  const count = 1 + g(nat, 3);
  const hasPositions = g(nat, 1) === 0;
  for (let position = 1; position <= count; position++) {
    const thought = (tools: AgentThought['tools']): StreamEvent => {
      const fields = { id: `th-${position}`, position: hasPositions ? position : 1, thought: '', tools };
      return event({ type: 'agent-thought', thought: { ...fields, fileIds: [] } });
    };
    ids.push(`th-${position}`);
    const output = oneOf(g, undefined, 'rain');
    const tools = [{ name: 'weather', labels: {}, input: undefined, output }];
    events.push(thought([]));
    for (let left = g(nat, 2); left > 0; left--) say(oneOf(g, 'Rain. ', '🌊', '') ?? '');
    for (let left = g(nat, 2); left > 0; left--) events.push(thought(tools));
    // A step may be told of again when the next has begun.
    if (position > 1 && g(nat, 3) === 0) {
      const former = events.findLast(
        (known) => known.type === 'agent-thought' && known.thought.id === `th-${position - 1}`,
      );
      if (former) events.push(former);
    }
  }
  if (text !== '' && g(nat, 1) === 0) events.push(delta(text));
  events.push(messageEnd());
  return { events: merge(g, [events, speech(g)]), text, ids };
}

test('an agent’s text is there once, its thoughts once each, in their order, where they were taken', () => {
  assert(
    property(gen(), (g) => {
      const { events, text, ids } = agentTurn(g);
      const all = states(events);
      const last = all.at(-1);
      expect(last?.text).toBe(text);
      expect(last?.thoughts.map(({ id }) => id)).toEqual(ids);
      const moved = pairs(all).filter(([before, after]) =>
        before.thoughts
          .filter(({ tools }) => tools.length > 0)
          .some(({ id, at }) => after.thoughts.find((thought) => thought.id === id)?.at !== at),
      );
      expect(moved).toEqual([]);
    }),
    RUNS,
  );
});

test('reasoning is kept whole, whether it comes in pieces, at the end, or in both ways', () => {
  const reasoning = (text: string, final = false): StreamEvent =>
    event({ type: 'reasoning-delta', text, nodeId: 'n-1', final });
  const end = (whole: string | undefined): StreamEvent =>
    event({ type: 'message-end', sources: [], usage: undefined, files: [], reasoning: whole });
  assert(
    property(integer({ min: 0, max: 20 }), integer({ min: 0, max: 20 }), (from, to) => {
      const whole = 'Wind counts more.';
      // Whoever came late has missed the beginning.
      const heard = whole.slice(Math.min(from, to), Math.max(from, to));
      const answer = states([...(heard === '' ? [] : [reasoning(heard)]), delta('Yes.'), end(whole)]).at(-1);
      expect(answer?.reasoning).toEqual({ text: whole, done: true });
    }),
  );
  const kept = states([reasoning('Wind '), reasoning('counts.', true), end(undefined)]).at(-1);
  expect(kept?.reasoning).toEqual({ text: 'Wind counts.', done: true });
  // A second node thinks about something else.
  const two = states([reasoning('Wind.', true), reasoning('Rain.', true)]).at(-1);
  expect(two?.reasoning?.text).toBe('Wind.\n\nRain.');
});
