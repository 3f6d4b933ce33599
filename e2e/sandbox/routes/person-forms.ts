import { asFields, asText, type Fields } from '../fields';
import { ApiError } from '../http/api-error';
import type { Call, Route } from '../http/route';
import { unixSeconds } from '../ids';
import { SHOP_SITE } from '../shop';
import type { PersonForm } from '../store/forms';

/** Whoever holds the token may look and answer: no passport here (ref §3.6). */
function find({ registry, params }: Call): PersonForm {
  const runs = registry.all().flatMap((instance) => Array.from(instance.runs.values()));
  const form = runs.flatMap((run) => run.forms).find((candidate) => candidate.token === params['token']);
  if (form !== undefined) return form;
  throw new ApiError(404, 'human_input_form_not_found', 'Human input form not found.');
}

function show(call: Call): Fields {
  const form = checked(find(call));
  const { form_content, inputs, resolved_default_values, actions, expiration_time } = form.describe();
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
  const form = checked(find(call));
  const body = asFields(call.body);
  const action = asText(body['action']);
  if (action === undefined || !form.sketch.actions.some((candidate) => candidate.id === action)) {
    throw new ApiError(400, 'invalid_form_data', 'Invalid action.');
  }
  const inputs = asFields(body['inputs']);
  for (const input of form.sketch.inputs) {
    const name = asText(input['output_variable_name']) ?? '';
    if (!(name in inputs)) throw new ApiError(400, 'invalid_form_data', `Missing required inputs: ${name}`);
  }
  form.submit({ action, inputs });
  return {};
}

function checked(form: PersonForm): PersonForm {
  if (form.answer !== undefined)
    throw new ApiError(412, 'human_input_form_submitted', 'This form was submitted.');
  if (form.expiresAt < unixSeconds())
    throw new ApiError(412, 'human_input_form_expired', 'This form has expired.');
  return form;
}

export const personFormRoutes: readonly Route[] = [
  { method: 'GET', path: '/form/human_input/:token', handle: show },
  { method: 'POST', path: '/form/human_input/:token', handle: submit },
];
