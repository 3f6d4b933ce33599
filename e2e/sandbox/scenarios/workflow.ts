import { asText } from '../fields';
import { idFrom } from '../ids';
import type { Scenario, Step, Turn } from '../scenario';
import { pause, speak } from '../speak';
import { Flow } from '../stream/flow';

const FROM: readonly string[] = [idFrom('node', 'Write the card'), 'text'];

function* writeCard(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  const place = asText(turn.inputs['place']) ?? 'Skerry Bay';
  yield* flow.node('start', 'Start');
  yield* flow.iteration('Each day', ['Saturday', 'Sunday'], (day, inside) =>
    flow.node('tool', `Forecast for ${day}`, [pause(turn, 14)], inside),
  );
  const card = `## ${place}\n\n| Day | Sky | Wind | Go? |\n| :-- | :-- | --: | :-: |\n| Saturday | showers | 35 km/h | 🧥 |\n| Sunday | clear | 10 km/h | ✅ |`;
  yield* flow.node('llm', 'Write the card', speak(turn, card, FROM));
  yield* flow.node('end', 'End');
}

export const workflow: Scenario = {
  mode: 'workflow',
  about: 'A workflow: a form, its steps, and a result.',
  site: { title: 'Weekend forecast', icon: '🌦️', icon_background: '#dff1ff' },
  parameters: {
    opening_statement: null,
    suggested_questions: [],
    suggested_questions_after_answer: {},
    user_input_form: [
      { 'text-input': { variable: 'place', label: 'Place', required: true, max_length: 60 } },
    ],
  },
  answer: writeCard,
};
