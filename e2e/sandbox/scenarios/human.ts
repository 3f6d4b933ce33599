import { asList, asText } from '../fields';
import type { Scenario, Step, Turn } from '../scenario';
import { speak } from '../speak';
import { type FormSketch, PersonForm } from '../store/forms';
import { Flow } from '../stream/flow';

const BENCHES = ['the north mole', 'the old pier'];

const UPLOAD_RULES = {
  allowed_file_types: ['image', 'document'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
};

const SKETCH: FormSketch = {
  title: 'Approve the repair',
  content:
    'The zip of your *Skerry* can be replaced for **24 €**.\n\nA word to the bench: {{#$output.note#}}',
  inputs: [
    {
      type: 'paragraph',
      output_variable_name: 'note',
      default: { type: 'constant', selector: [], value: 'None' },
    },
  ],
  actions: [
    { id: 'approve', title: 'Repair it', button_style: 'primary' },
    { id: 'decline', title: 'Send it back', button_style: 'default' },
  ],
  defaults: { note: 'None' },
};

/** What newer releases can ask for besides. */
const RICH_SKETCH: FormSketch = {
  ...SKETCH,
  content: `${SKETCH.content}\n\nWhich bench: {{#$output.bench#}}\n\nThe zip: {{#$output.photo#}}\n\nReceipts: {{#$output.receipts#}}`,
  inputs: [
    ...SKETCH.inputs,
    {
      type: 'select',
      output_variable_name: 'bench',
      option_source: { type: 'constant', selector: [], value: BENCHES },
    },
    { type: 'file', output_variable_name: 'photo', ...UPLOAD_RULES, number_limits: 1 },
    { type: 'file-list', output_variable_name: 'receipts', ...UPLOAD_RULES, number_limits: 2 },
  ],
};

/** Asks for a signature in the middle; releases before 1.13 do not know such a step and go on alone. */
function* askForSignature(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* speak(turn, 'I have prepared your **repair order**. ');
  if (turn.profile.runner === 'inline') {
    yield* speak(turn, 'We will call you before we begin.');
    return;
  }
  const form = new PersonForm(turn.profile.richForms ? RICH_SKETCH : SKETCH, turn.settings.formSeconds);
  yield* flow.node('human-input', SKETCH.title, [{ do: 'ask', form }]);
  yield* flow.node('answer', 'Answer', conclude(turn, form));
}

function* conclude(turn: Turn, { answer }: PersonForm): Iterable<Step> {
  if (answer === undefined) {
    yield* speak(turn, 'Nobody signed in time, so your jacket waits on its hook.');
    return;
  }
  const { note, bench, receipts } = answer.inputs;
  const place =
    asText(bench) === undefined ? '' : ` at **${String(bench)}**, with ${asList(receipts).length} receipts`;
  yield* speak(
    turn,
    answer.action === 'approve'
      ? `Thank you, the bench begins tomorrow${place}. I passed on: «${asText(note) ?? 'nothing'}».`
      : 'All right, it comes back to you as it is, free of charge.',
  );
}

export const human: Scenario = {
  mode: 'advanced-chat',
  about: 'A chatflow that pauses for a person: a form in the middle of the answer (from profile C on).',
  parameters: { suggested_questions: ['Can you repair my jacket?'] },
  answer: askForSignature,
};
