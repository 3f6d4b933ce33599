import { ANNOTATED, REFUSED } from '../answers/direct';
import { drawnFile } from '../answers/drawings';
import { newId } from '../ids';
import type { Scenario, Step, Turn } from '../scenario';
import { pause, speak } from '../speak';
import type { Thought } from '../store/rows';

const FORECAST = '7 degrees, rain from the west, wind 40 km/h';

const ADVICE =
  '**7 °C and rain**, with a stiff wind from the west. It clears towards evening, and then it looks about like this. Take the *Skerry*, not the Drizzle.';

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

/** Calls its tools as a model with function calling does (ref §5.2). */
function* lookAndDraw(turn: Turn): Iterable<Step> {
  const first = blank(1);
  yield { do: 'thought', thought: first };
  const thought = 'Let me look at the weather out there first. ';
  yield* speak(turn, thought);
  const asked = { ...first, ...call('weather', 'Weather', { place: 'Skerry Bay' }), thought };
  yield { do: 'thought', thought: asked };
  yield pause(turn, 40);
  yield { do: 'thought', thought: { ...asked, observation: keyed('weather', FORECAST) } };

  const second = blank(2);
  yield { do: 'thought', thought: second };
  const drawing = { ...second, ...call('sketch', 'Sketch', { subject: 'the coast at dusk' }) };
  yield { do: 'thought', thought: drawing };
  yield pause(turn, 50);
  const file = drawnFile('coast.svg', 1800);
  yield { do: 'file', file };
  const seen = { ...drawing, observation: keyed('sketch', 'image has been created'), fileIds: [file.id] };
  yield { do: 'thought', thought: seen };

  const third = blank(3);
  yield { do: 'thought', thought: third };
  yield* speak(turn, ADVICE);
  yield { do: 'thought', thought: { ...third, thought: ADVICE } };
}

/** Only the first step begins empty, tools answer in plain text, and rows keep the tools as a list. */
function* reasonAndAct(turn: Turn): Iterable<Step> {
  const first = { ...blank(1), listsTools: true };
  yield { do: 'thought', thought: first };
  const thought = 'I need the weather at the coast. ';
  yield* speak(turn, thought);
  const asked = { ...first, ...call('weather', 'Weather', { place: 'Skerry Bay' }), thought };
  yield { do: 'thought', thought: { ...asked, observation: FORECAST } };
  const again = 'And how far one can see. ';
  yield* speak(turn, again);
  const looked = {
    ...blank(2),
    ...call('weather;lookout', 'Weather', { place: 'the north mole' }),
    thought: again,
    observation: 'Two miles.',
    listsTools: true,
  };
  yield { do: 'thought', thought: looked };
  yield* speak(turn, ADVICE);
  yield { do: 'thought', thought: { ...blank(3), thought: ADVICE } };
}

function call(tool: string, label: string, input: object): Partial<Thought> {
  const first = tool.replace(/;.*/, '');
  return { tool, toolLabels: { [first]: { en_US: label } }, toolInput: keyed(first, input) };
}

/** Inputs and observations are JSON texts keyed by the tool. */
function keyed(tool: string, value: unknown): string {
  return JSON.stringify({ [tool]: value });
}

export const agent: Scenario = {
  mode: 'agent-chat',
  about:
    'An agent that calls two tools, makes a picture, and then answers; «react» does so in the older way; «annotated» and «forbidden» ask no model.',
  parameters: {
    suggested_questions: ['What is the weather at Skerry Bay?', 'Can I go out today?'],
    suggested_questions_after_answer: { enabled: false },
  },
  *answer(turn) {
    if (/annotated/i.test(turn.query)) yield ANNOTATED;
    else if (/forbidden/i.test(turn.query)) yield REFUSED;
    else if (/\breact\b/i.test(turn.query)) yield* reasonAndAct(turn);
    else yield* lookAndDraw(turn);
  },
};

export const agentNext: Scenario = {
  ...agent,
  mode: 'agent',
  about: 'The agent of 1.16: at its end one `message` repeats the whole answer.',
};
