import { newId } from '../ids';
import type { Scenario, Step, Turn } from '../scenario';
import { pause, speak } from '../speak';
import type { Thought } from '../store/rows';

const LABELS = { weather: { weather: { en_US: 'Weather' } }, sketch: { sketch: { en_US: 'Sketch' } } };

function blank(position: number): Thought {
  return {
    id: newId(),
    position,
    thought: '',
    tool: '',
    toolLabels: {},
    toolInput: '',
    observation: '',
    fileIds: [],
  };
}

/** Looks at the weather, draws a picture, and only then answers (ref §5.2). */
function* lookAndDraw(turn: Turn): Iterable<Step> {
  const first = blank(1);
  yield { do: 'thought', thought: first };
  const thought = 'Let me look at the weather out there first. ';
  yield* speak(turn, thought);
  const asked = {
    ...first,
    thought,
    tool: 'weather',
    toolLabels: LABELS.weather,
    toolInput: call('weather', { place: 'Skerry Bay' }),
  };
  yield { do: 'thought', thought: asked };
  yield pause(turn, 40);
  yield {
    do: 'thought',
    thought: { ...asked, observation: call('weather', '7 degrees, rain from the west, wind 40 km/h') },
  };

  const second = blank(2);
  yield { do: 'thought', thought: second };
  const drawing = {
    ...second,
    tool: 'sketch',
    toolLabels: LABELS.sketch,
    toolInput: call('sketch', { subject: 'the coast at dusk' }),
  };
  yield { do: 'thought', thought: drawing };
  yield pause(turn, 50);
  const fileId = newId();
  yield {
    do: 'file',
    file: {
      id: fileId,
      type: 'image',
      name: 'coast.svg',
      mimeType: 'image/svg+xml',
      size: 1800,
      belongsTo: 'assistant',
      path: '/files/tools/coast.svg',
      method: 'tool_file',
    },
  };
  yield {
    do: 'thought',
    thought: { ...drawing, observation: call('sketch', 'image has been created'), fileIds: [fileId] },
  };

  const third = blank(3);
  yield { do: 'thought', thought: third };
  const answer =
    '**7 °C and rain**, with a stiff wind from the west. It clears towards evening, and then it looks about like this. Take the *Skerry*, not the Drizzle.';
  yield* speak(turn, answer);
  yield { do: 'thought', thought: { ...third, thought: answer } };
}

/** Inputs and observations are JSON texts keyed by the tool. */
function call(tool: string, value: unknown): string {
  return JSON.stringify({ [tool]: value });
}

export const agent: Scenario = {
  mode: 'agent-chat',
  about: 'An agent that calls two tools, makes a picture, and then answers.',
  parameters: {
    suggested_questions: ['What is the weather at Skerry Bay?', 'Can I go out today?'],
    suggested_questions_after_answer: { enabled: false },
  },
  answer: lookAndDraw,
};

export const agentNext: Scenario = {
  ...agent,
  mode: 'agent',
  about: 'The agent of 1.16: at its end one `message` repeats the whole answer.',
};
