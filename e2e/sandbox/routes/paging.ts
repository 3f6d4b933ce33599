import { invalidParam, ParameterError } from '../http/api-error';

const DEFAULT_LIMIT = 20;

/** How many rows a page shall have. */
export function readLimit(url: URL): number {
  const limit = Number(url.searchParams.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new ParameterError('limit', 'limit: Input should be between 1 and 100');
  }
  return limit;
}

export function readBoolean(url: URL, name: string): boolean | undefined {
  const value = url.searchParams.get(name);
  if (value === null || value === '') return undefined;
  if (value !== 'true' && value !== 'false') throw invalidParam(`${name} must be true or false`);
  return value === 'true';
}
