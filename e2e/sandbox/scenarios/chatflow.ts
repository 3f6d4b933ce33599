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

/** Answers that come before any workflow begins (ref §4.7). */
const ANNOTATED = 'We repair **every** jacket we ever made, for life. *(Written down by the harbor desk.)*';
const REFUSED = 'I cannot talk about that. Ask me about the **sea** instead.';

function* answer(turn: Turn): Iterable<Step> {
  if (/annotated/i.test(turn.query)) yield { do: 'direct', text: ANNOTATED, isAnnotated: true };
  else if (/forbidden/i.test(turn.query)) yield { do: 'direct', text: REFUSED, isAnnotated: false };
  else if (/briefly/i.test(turn.query)) yield* adviseBriefly(turn);
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
  yield* flow.node('agent', 'Ask the harbour master', log(turn));
  yield* flow.node('llm', 'Advice', think(turn, ADVICE));
  yield* flow.node('answer', 'Answer');
}

function* log(turn: Turn): Iterable<Step> {
  const data = {
    node_execution_id: newId(),
    id: newId(),
    label: 'Round 1',
    parent_id: null,
    error: null,
    data: {},
    metadata: {},
    node_id: idFrom('node', 'Ask the harbour master'),
  };
  yield { do: 'event', event: 'agent_log', fields: { data: { ...data, status: 'start' } } };
  yield pause(turn, 10);
  yield { do: 'event', event: 'agent_log', fields: { data: { ...data, status: 'success' } } };
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
    'A chatflow with every kind of step; «briefly» in a few; «annotated» and «forbidden» are answered before it begins.',
  parameters: { suggested_questions: ['Which of your jackets is the best for me?'] },
  answer,
};
