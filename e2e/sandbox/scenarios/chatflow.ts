import { ANNOTATED, REFUSED } from '../answers/direct';
import { JACKET_PASSAGES } from '../answers/passages';
import { idFrom, newId } from '../ids';
import type { Scenario, Step, Turn } from '../scenario';
import { pause, speak } from '../speak';
import { Flow } from '../stream/flow';

const JACKETS = ['Skerry', 'Drizzle', 'Gannet'];

const ADVICE =
  `I compared **${JACKETS.length} jackets** for you, and asked the harbour master.\n\n` +
  '1. **Skerry**: for wind and spray. In stock.\n2. **Gannet**: for a boat, too warm for a path.\n3. **Drizzle**: for a shower on the way.\n\n' +
  'Take the *Skerry*.';

const FROM: readonly string[] = [idFrom('node', 'Advice'), 'text'];

/** What the model lets slip before somebody notices. */
const SECRET = 'Well, the secret of our zips is whale oil, and';
const MODERATED = 'I cannot talk about that.';

function* answer(turn: Turn): Iterable<Step> {
  if (/annotated/i.test(turn.query)) yield ANNOTATED;
  else if (/forbidden/i.test(turn.query)) yield REFUSED;
  else if (/briefly/i.test(turn.query)) yield* adviseBriefly(turn);
  else if (/at once/i.test(turn.query)) yield* adviseAtOnce(turn);
  else if (/secret/i.test(turn.query)) yield* slip(turn);
  else yield* advise(turn);
}

/** The same in a few steps. */
function* adviseBriefly(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* flow.iteration('Each jacket', JACKETS.slice(0, 2), (name, inside) =>
    flow.node('llm', `Weigh up the ${name}`, [pause(turn, 10)], inside),
  );
  yield* flow.node('llm', 'Advice', think(turn, 'Take the *Skerry*.'));
}

/** All jackets are weighed up at the same time, and two answer nodes speak, the first before the model has. */
function* adviseAtOnce(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* flow.node('answer', 'A word before', speak(turn, 'One moment, I weigh them all up at once. '));
  yield* flow.iterationAtOnce('Each jacket', JACKETS, (name, inside) =>
    flow.node('llm', `Weigh up the ${name}`, [pause(turn, 6), pause(turn, 6)], inside),
  );
  yield* flow.node('llm', 'Advice', think(turn, 'Take the *Skerry*.'));
  yield* flow.node('answer', 'Answer');
}

/** The workflow's own output moderation (ref §5.6). */
function* slip(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* flow.node('llm', 'Advice', think(turn, SECRET));
  yield { do: 'replace', text: MODERATED, reason: 'output_moderation' };
  yield* flow.node('answer', 'Answer');
}

/** A chatflow with every kind of step: plain nodes, an iteration, a loop, a retry, branches, an agent's log. */
function* advise(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* flow.node('question-classifier', 'What is it about?', [pause(turn, 12)]);
  yield* flow.branches([
    flow.node('knowledge-retrieval', 'Look in the handbook', [pause(turn, 16)]),
    flow.node('tool', 'Weather at the coast', [pause(turn, 10)]),
  ]);
  yield { do: 'cite', passages: JACKET_PASSAGES };
  yield* flow.iteration('Each jacket', JACKETS, (name, inside) =>
    flow.node('llm', `Weigh up the ${name}`, [pause(turn, 10)], inside),
  );
  yield* flow.loop('Until one fits', 2, (round, inside) =>
    flow.node('code', round === 1 ? 'Compare' : 'Compare again', [pause(turn, 8)], inside),
  );
  yield* flow.stubborn('http-request', 'Is it in stock?', 2);
  yield* flow.node('agent', 'Ask the harbour master', (execution) => log(turn, execution));
  yield* flow.node('llm', 'Advice', think(turn, ADVICE));
  yield* flow.node('answer', 'Answer');
}

/** What an agent's node tells of its inside: a round, with the ways it tried. */
function* log(turn: Turn, execution: string): Iterable<Step> {
  const round = entry(execution, 'Round 1', null);
  yield tell(round, 'start');
  for (const [label, outcome] of [
    ['Call the radio', 'error'],
    ['Knock at the door', 'success'],
  ] as const) {
    const attempt = entry(execution, label, round.id);
    yield tell(attempt, 'start');
    yield pause(turn, 5);
    yield tell(attempt, outcome);
  }
  yield tell(round, 'success');
}

function entry(execution: string, label: string, parent: string | null) {
  return {
    node_execution_id: execution,
    id: newId(),
    label,
    parent_id: parent,
    data: {},
    metadata: {},
    node_id: idFrom('node', 'Ask the harbour master'),
  };
}

function tell(logged: ReturnType<typeof entry>, status: 'start' | 'error' | 'success'): Step {
  const error = status === 'error' ? 'Nobody answers.' : null;
  return { do: 'event', event: 'agent_log', fields: { data: { ...logged, status, error } } };
}

function* think(turn: Turn, advice: string): Iterable<Step> {
  if (turn.profile.name === 'e') {
    for (const reasoning of ['Three jackets, one coast. ', 'Wind counts more than weight.']) {
      const data = { message_id: null, reasoning, node_id: FROM[0], is_final: reasoning.endsWith('weight.') };
      yield { do: 'event', event: 'reasoning_chunk', fields: { data } };
    }
  }
  yield* speak(turn, advice, FROM);
}

export const chatflow: Scenario = {
  mode: 'advanced-chat',
  about:
    'A chatflow with every kind of step; «briefly» in a few, «at once» side by side, «secret» moderated; «annotated» and «forbidden» are answered before it begins.',
  parameters: { suggested_questions: ['Which of your jackets is the best for me?'] },
  answer,
};
