import { isFields } from '../fields';
import type { Scenario, Turn } from '../scenario';
import { speak } from '../speak';

/** Every control an app can ask for. */
const CONTROLS = [
  {
    'text-input': {
      variable: 'name',
      label: 'Your name',
      required: true,
      max_length: 48,
      default: '',
      hide: false,
    },
  },
  { paragraph: { variable: 'plan', label: 'What are you planning?', required: false, max_length: 400 } },
  {
    select: {
      variable: 'season',
      label: 'Season',
      required: true,
      options: ['spring', 'summer', 'autumn', 'winter'],
    },
  },
  {
    select: {
      variable: 'pace',
      label: 'Pace',
      required: false,
      options: ['easy', 'steady', 'brisk'],
      default: 'steady',
    },
  },
  { number: { variable: 'people', label: 'How many are you?', required: true, default: 2 } },
  { checkbox: { variable: 'dog', label: 'With a dog', required: false, default: false } },
  { file: { variable: 'map', label: 'A map', required: false, ...fileRules(['document', 'image']) } },
  {
    'file-list': {
      variable: 'photos',
      label: 'Photos',
      required: false,
      max_length: 3,
      ...fileRules(['image']),
    },
  },
  { json_object: { variable: 'limits', label: 'Limits', required: false, json_schema: '{"type":"object"}' } },
  { 'text-input': { variable: 'campaign', label: 'Campaign', required: false, default: 'none', hide: true } },
  { external_data_tool: { variable: 'tide', label: 'Tide', type: 'api', config: {} } },
  { hologram: { variable: 'future', label: 'From a newer release', required: false } },
];

function fileRules(types: readonly string[]): object {
  return {
    allowed_file_types: types,
    allowed_file_extensions: [],
    allowed_file_upload_methods: ['local_file', 'remote_url'],
  };
}

/** Tells what it was told. */
function describeInputs({ inputs }: Turn): string {
  const lines = Object.entries(inputs).map(([name, value]) => `| ${name} | ${describeValue(value)} |`);
  return ['Thank you. This is what I noted:', '', '| Field | Value |', '| :-- | :-- |', ...lines].join('\n');
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} files`;
  if (isFields(value)) return 'transfer_method' in value ? 'a file' : `\`${JSON.stringify(value)}\``;
  return String(value).replaceAll('|', '\\|');
}

export const form: Scenario = {
  mode: 'advanced-chat',
  about: 'A form before the first question, with every control; the answer repeats what was filled in.',
  parameters: {
    opening_statement: 'Hello {{name}}! A few questions, and I can plan your {{season}} walk.',
    suggested_questions: ['Plan a day for {{people}} people', 'What do you know about me?'],
    user_input_form: CONTROLS,
    file_upload: {
      enabled: false,
      allowed_file_types: ['image', 'document'],
      allowed_file_upload_methods: ['local_file', 'remote_url'],
      number_limits: 3,
    },
  },
  *answer(turn) {
    yield* speak(turn, describeInputs(turn));
  },
};
