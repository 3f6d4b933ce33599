import { asText } from '../fields';
import type { Scenario } from '../scenario';
import { speak } from '../speak';

const VOICES: Readonly<Record<string, string>> = {
  plain:
    'Keeps the rain out, breathes, and weighs less than a bottle of milk. Nothing else to say, and nothing missing.',
  warm: 'Somewhere on the second day, when it starts to rain again, you will be glad you brought it along.',
  bold: 'Rain? **What rain?**',
};

export const completion: Scenario = {
  mode: 'completion',
  about: 'A text generator: fills in a form, writes a product text, can write another.',
  site: { title: 'Harbor Goods copy desk', icon: '✍️', icon_background: '#fde8d8' },
  parameters: {
    opening_statement: null,
    suggested_questions: [],
    suggested_questions_after_answer: { enabled: false },
    more_like_this: { enabled: true },
    user_input_form: [
      {
        'text-input': {
          variable: 'product',
          label: 'Product',
          required: true,
          max_length: 60,
          default: 'Skerry',
        },
      },
      {
        select: {
          variable: 'voice',
          label: 'Voice',
          required: true,
          options: Object.keys(VOICES),
          default: 'warm',
        },
      },
    ],
  },
  *answer(turn) {
    const product = asText(turn.inputs['product']) ?? 'Skerry';
    const voice = VOICES[asText(turn.inputs['voice']) ?? 'warm'] ?? '';
    yield* speak(
      turn,
      `### ${product}\n\n${voice}\n\n- 20,000 mm water column\n- taped seams\n- repaired for life`,
    );
  },
};
