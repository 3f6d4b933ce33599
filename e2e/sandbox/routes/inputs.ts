import { asFields, asList, asText, type Fields, isFields } from '../fields';
import { invalidParam } from '../http/api-error';

interface Control {
  kind: string;
  variable: string;
  attributes: Fields;
}

const CHECKBOX_WORDS = new Set(['true', '1', 'yes', 'on', 'false', '0', 'no', 'off']);

/**
 * The values of the input form as the model gets them: defaults filled in, unknown ones dropped (ref §6.2).
 * @throws {ApiError} `invalid_param` for the first that breaks a rule.
 */
export function checkInputs(parameters: Fields, inputs: Fields): Fields {
  const values = controlsOf(parameters).map((control) => [control.variable, checkValue(control, inputs)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function controlsOf(parameters: Fields): readonly Control[] {
  return asList(parameters['user_input_form']).flatMap((item) =>
    Object.entries(asFields(item))
      .filter(([kind]) => kind !== 'external_data_tool')
      .map(([kind, value]) => {
        const attributes = asFields(value);
        return { kind, attributes, variable: asText(attributes['variable']) ?? '' };
      }),
  );
}

function checkValue(control: Control, inputs: Fields): unknown {
  const { variable, attributes } = control;
  const value = inputs[variable] ?? null;
  if (value === null) {
    if (attributes['required'] === true) throw invalidParam(`${variable} is required in input form`);
    return attributes['default'] ?? undefined;
  }
  const problem = problemOf(control, value);
  if (problem !== undefined) throw invalidParam(`${variable} in input form ${problem}`);
  return value;
}

function problemOf({ kind, attributes }: Control, value: unknown): string | undefined {
  const most = Number(attributes['max_length'] ?? Infinity) || Infinity;
  switch (kind) {
    case 'text-input':
    case 'paragraph':
      if (typeof value !== 'string') return 'must be a string';
      return Array.from(value).length > most ? `must be less than ${most} characters` : undefined;
    case 'select': {
      if (typeof value !== 'string') return 'must be a string';
      const options = asList(attributes['options']);
      return options.includes(value) ? undefined : `must be one of the following: ${JSON.stringify(options)}`;
    }
    case 'number':
      return value === '' || Number.isFinite(Number(value)) ? undefined : 'must be a valid number';
    case 'checkbox':
      return typeof value === 'boolean' || CHECKBOX_WORDS.has(String(value))
        ? undefined
        : 'must be a boolean';
    case 'file':
      return isFields(value) ? undefined : 'must be a file';
    case 'file-list':
      if (!Array.isArray(value)) return 'must be a list of files';
      return value.length > most ? `must be less than ${most} files` : undefined;
    case 'json_object':
      return isFields(value) ? undefined : 'must be a dict';
    default:
      return undefined;
  }
}
