type Schema = Readonly<Record<string, unknown>>;

/** What does not fit, in a notation that needs no translation: `days[0].wind` and `number`, `≥ 1`, `a | b`. */
export interface SchemaProblem {
  /** From the root on; `''` is the value itself. */
  readonly path: string;
  readonly expected: string;
}

/** Deeper values are taken as they are: the server judges again. */
const MAX_DEPTH = 32;

/**
 * The first place where a JSON value does not fit its schema. A subset of JSON Schema: `type`, `enum`, `const`,
 * `required`, `properties`, `additionalProperties: false`, `items`, the bounds of numbers, texts and lists, `pattern`.
 * Unknown keywords are ignored.
 */
export function checkSchema(value: unknown, schema: Schema, path = '', depth = 0): SchemaProblem | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expected = misfit(value, schema);
  if (expected !== undefined) return { path, expected };
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!isObject(items)) return undefined;
    return first(value.entries(), ([index, item]) =>
      checkSchema(item, items, `${path}[${index}]`, depth + 1),
    );
  }
  return isObject(value) ? checkMembers(value, schema, path, depth) : undefined;
}

function checkMembers(value: Schema, schema: Schema, path: string, depth: number): SchemaProblem | undefined {
  const { required, properties, additionalProperties } = schema;
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const missing = (Array.isArray(required) ? required : []).find(
    (name) => typeof name === 'string' && !Object.hasOwn(value, name),
  );
  if (missing !== undefined) return { path: at(String(missing)), expected: 'required' };
  const known = isObject(properties) ? properties : {};
  return first(Object.entries(value), ([name, member]) => {
    const schemaOfMember = Object.hasOwn(known, name) ? known[name] : additionalProperties;
    if (schemaOfMember === false) return { path: at(name), expected: '–' };
    return isObject(schemaOfMember) ? checkSchema(member, schemaOfMember, at(name), depth + 1) : undefined;
  });
}

/** What the value itself should be, where it is not. */
function misfit(value: unknown, schema: Schema): string | undefined {
  const { type, enum: options } = schema;
  const types = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  if (types.length > 0 && !types.some((name) => isOfType(value, name))) return types.join(' | ');
  if (Array.isArray(options) && !options.some((option) => isSame(option, value))) {
    return options.map((option) => JSON.stringify(option)).join(' | ');
  }
  if ('const' in schema && !isSame(schema['const'], value)) return JSON.stringify(schema['const']);
  if (typeof value === 'number') {
    return misfitNumber(value, schema);
  }
  if (typeof value === 'string') {
    const { pattern } = schema;
    if (typeof pattern === 'string' && !matches(value, pattern)) return pattern;
    return misfitLength(Array.from(value).length, schema['minLength'], schema['maxLength']);
  }
  if (Array.isArray(value)) return misfitLength(value.length, schema['minItems'], schema['maxItems']);
  return undefined;
}

function misfitNumber(value: number, schema: Schema): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof minimum === 'number' && value < minimum) return `≥ ${minimum}`;
  if (typeof maximum === 'number' && value > maximum) return `≤ ${maximum}`;
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return `> ${exclusiveMinimum}`;
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) return `< ${exclusiveMaximum}`;
  return undefined;
}

function misfitLength(length: number, least: unknown, most: unknown): string | undefined {
  if (typeof least === 'number' && length < least) return `length ≥ ${least}`;
  if (typeof most === 'number' && length > most) return `length ≤ ${most}`;
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

/** A pattern that no engine here can read judges nothing. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

/** JSON values: an equal text is an equal value, as far as an `enum` goes. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<Item>(
  items: Iterable<Item>,
  look: (item: Item) => SchemaProblem | undefined,
): SchemaProblem | undefined {
  for (const item of items) {
    const problem = look(item);
    if (problem) return problem;
  }
  return undefined;
}
