/** A JSON object whose members nobody has looked at yet. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is a text with something in it. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** `patch` over `base`: objects are merged member by member, everything else is replaced. */
export function deepMerge(base: Fields, patch: Fields): Fields {
  const merged = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const former = merged[key];
    merged[key] = isFields(former) && isFields(value) ? deepMerge(former, value) : value;
  }
  return merged;
}
