import type { Fields } from '../fields';
import type { Fault } from '../settings';

type Body = (fault: Fault) => Fields | string | null;

/** The shapes of ref §9.1: the server's own in several ages, and those of proxies. */
const BODIES: Readonly<Record<Fault['body'], Body>> = {
  json: ({ code, message, status }) => ({ code, message, status }),
  nested: ({ code, message }) => ({ error: { code, message, details: {} } }),
  errors: ({ message }) => ({ errors: { query: message }, message: 'Input payload validation failed' }),
  'no-code': ({ message }) => ({ message }),
  html: ({ status }) => `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
  empty: () => null,
};

/** Writes the refusal that a test has asked for. */
export function writeFault(fault: Fault): Response {
  const { status } = fault;
  const body = BODIES[fault.body](fault);
  if (body === null) return new Response(null, { status });
  if (typeof body === 'string')
    return new Response(body, { status, headers: { 'Content-Type': 'text/html' } });
  return Response.json(body, { status });
}
