import { asText } from '../fields';
import type { Scenario, Step, Turn } from '../scenario';
import { speak } from '../speak';
import { PersonForm } from '../store/forms';
import { Flow } from '../stream/flow';

/** Asks for a signature in the middle; releases before 1.13 do not know such a step and go on alone. */
function* askForSignature(turn: Turn): Iterable<Step> {
  const flow = new Flow(turn);
  yield* flow.node('start', 'Start');
  yield* speak(turn, 'I have prepared your **repair order**. ');
  if (turn.profile.runner === 'inline') {
    yield* speak(turn, 'We will call you before we begin.');
    return;
  }
  const form = new PersonForm({
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
  });
  yield* flow.node('human-input', 'Approve the repair', [{ do: 'ask', form }]);
  yield* flow.node('answer', 'Answer', conclude(turn, form));
}

function* conclude(turn: Turn, form: PersonForm): Iterable<Step> {
  const note = asText(form.answer?.inputs['note']) ?? 'nothing';
  yield* speak(
    turn,
    form.answer?.action === 'approve'
      ? `Thank you, the bench begins tomorrow. I passed on: «${note}».`
      : 'All right, it comes back to you as it is, free of charge.',
  );
}

export const human: Scenario = {
  mode: 'advanced-chat',
  about: 'A chatflow that pauses for a person: a form in the middle of the answer (from profile C on).',
  parameters: { suggested_questions: ['Can you repair my jacket?'] },
  answer: askForSignature,
};
