import type { Fields } from '../fields';

/** A refusal as Dify words it (ref §9). Thrown by handlers, written by `respond`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Members besides `code`, `message` and `status`. */
  readonly details: Fields;

  constructor(status: number, code: string, message: string, details: Fields = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** A body field is missing or of the wrong type; its wire shape depends on the profile. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

export const badRequest = (message: string): ApiError => new ApiError(400, 'bad_request', message);
export const invalidParam = (message: string): ApiError => new ApiError(400, 'invalid_param', message);
export const unauthorized = (message: string): ApiError => new ApiError(401, 'unauthorized', message);
export const notFound = (message: string): ApiError => new ApiError(404, 'not_found', message);
