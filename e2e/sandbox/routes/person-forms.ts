import { asFields, asList, asText, type Fields, isFields } from '../fields';
import { ApiError } from '../http/api-error';
import type { Call, Route } from '../http/route';
import type { Instance } from '../instance';
import { SHOP_SITE } from '../shop';
import type { FormAnswer, PersonForm } from '../store/forms';
import { created, describeUpload, storeLink, storePart } from './files';

/** Whoever holds the token may look and answer: no passport here (ref §3.6). */
function find({ registry, params }: Call): PersonForm {
  const found = registry.findForm(params['token'] ?? '');
  if (found !== undefined) return checked(found.form);
  throw new ApiError(404, 'human_input_form_not_found', 'Human input form not found.');
}

function checked(form: PersonForm): PersonForm {
  if (form.answer !== undefined)
    throw new ApiError(412, 'human_input_form_submitted', 'This form was submitted.');
  if (form.isExpired) throw new ApiError(412, 'human_input_form_expired', 'This form has expired.');
  return form;
}

function show(call: Call): Fields {
  const { form_content, inputs, resolved_default_values, actions, expiration_time } = find(call).describe();
  return {
    form_content,
    inputs,
    resolved_default_values,
    user_actions: actions,
    expiration_time,
    site: { site: SHOP_SITE },
  };
}

function submit(call: Call): Fields {
  const form = find(call);
  form.submit(readAnswer(form, asFields(call.body)));
  return {};
}

function readAnswer({ sketch }: PersonForm, body: Fields): FormAnswer {
  const action = asText(body['action']);
  if (action === undefined || !sketch.actions.some((candidate) => candidate.id === action)) {
    throw invalidForm('Invalid action.');
  }
  const inputs = asFields(body['inputs']);
  for (const input of sketch.inputs) {
    const name = asText(input['output_variable_name']) ?? '';
    if (!(name in inputs)) throw invalidForm(`Missing required inputs: ${name}`);
    const problem = problemOf(input, inputs[name]);
    if (problem !== undefined) throw invalidForm(`${name}: ${problem}`);
  }
  return { action, inputs };
}

function problemOf(input: Fields, value: unknown): string | undefined {
  switch (input['type']) {
    case 'select':
      return asList(asFields(input['option_source'])['value']).includes(value) ? undefined : 'not an option';
    case 'file':
      return isFile(value) ? undefined : 'not a file';
    case 'file-list':
      if (!Array.isArray(value) || !value.every(isFile)) return 'not a list of files';
      return value.length > Number(input['number_limits']) ? 'too many files' : undefined;
    default:
      return typeof value === 'string' ? undefined : 'not a text';
  }
}

function isFile(value: unknown): boolean {
  return isFields(value) && asText(value['transfer_method']) !== undefined;
}

function invalidForm(message: string): ApiError {
  return new ApiError(400, 'invalid_form_data', message);
}

function allowUploads(call: Call): Fields {
  const form = find(call);
  return { upload_token: form.uploadToken, expires_at: form.expiresAt };
}

async function upload(call: Call): Promise<Response> {
  const instance = admitUpload(call);
  const link = asFields(call.body)['url'] ?? call.form?.get('url') ?? null;
  const stored = await (link === null
    ? storePart(call.form, instance.files)
    : storeLink(link, instance.files));
  return created(describeUpload(stored, instance.settings, null), call);
}

/** The app whose form the upload token was given for. */
function admitUpload({ request, registry }: Call): Instance {
  const [scheme, token] = request.headers.get('Authorization')?.split(' ') ?? [];
  const found = scheme?.toLowerCase() === 'bearer' ? registry.findUpload(token ?? '') : undefined;
  if (found === undefined) throw new ApiError(401, 'invalid_upload_token', 'Invalid upload token.');
  checked(found.form);
  return found.instance;
}

const knownTo: Route['knownTo'] = ({ runner }) => runner === 'background';
const richOnly: Route['knownTo'] = ({ richForms }) => richForms;

export const personFormRoutes: readonly Route[] = [
  { method: 'GET', path: '/form/human_input/:token', knownTo, handle: show },
  { method: 'POST', path: '/form/human_input/:token', knownTo, handle: submit },
  {
    method: 'POST',
    path: '/form/human_input/:token/upload-token',
    knownTo: richOnly,
    handle: allowUploads,
  },
  { method: 'POST', path: '/human-input-forms/files', knownTo: richOnly, handle: upload },
];
