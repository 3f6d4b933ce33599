import { drawnFile } from '../answers/drawings';
import { asText } from '../fields';
import { idFrom } from '../ids';
import type { Scenario, Step, Turn } from '../scenario';
import { pause, speak } from '../speak';
import type { FlowResult } from '../store/rows';
import { describeFlowFile } from '../stream/end-files';
import { Flow } from '../stream/flow';

const FROM: readonly string[] = [idFrom('node', 'Write the card'), 'text'];

function* writeCard(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  const place = asText(turn.inputs['place']) ?? 'Skerry Bay';
  yield* flow.node('start', 'Start');
  if (/fail/i.test(place)) {
    yield* flow.node('http-request', 'Ask the weather station', [
      { do: 'fail', message: 'The weather station does not answer.' },
    ]);
    return;
  }
  yield* flow.iteration('Each day', ['Saturday', 'Sunday'], (day, inside) =>
    flow.node('tool', `Forecast for ${day}`, [pause(turn, 14)], inside),
  );
  const isPartial = /partial/i.test(place);
  if (isPartial) yield* flow.exception('tool', 'Count the gulls');
  const card = `## ${place}\n\n| Day | Sky | Wind | Go? |\n| :-- | :-- | --: | :-: |\n| Saturday | showers | 35 km/h | 🧥 |\n| Sunday | clear | 10 km/h | ✅ |`;
  yield* flow.node('llm', 'Write the card', speak(turn, card, FROM));
  yield { do: 'result', result: { ...describeWeekend(place, turn), exceptions: isPartial ? 1 : 0 } };
  yield* flow.node('end', 'End');
}

/** Outputs of every kind beside the text, which is called `result`. */
function describeWeekend(place: string, { settings }: Turn): Pick<FlowResult, 'outputs' | 'files'> {
  const picture = describeFlowFile(drawnFile('coast.svg', 1800), settings.fileSeconds);
  const outputs = {
    wind: 35,
    station: { name: place, gauges: 3, staffed: false },
    days: ['Saturday', 'Sunday'],
    picture,
  };
  return { outputs, files: [picture] };
}

export const workflow: Scenario = {
  mode: 'workflow',
  about:
    'A workflow: a form, its steps, and outputs of every kind; a place with «fail» or «partial» ends like that.',
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
