import type { Fields } from '../fields';
import type { Fault } from '../settings';

interface Body {
  type: string;
  text: string;
}

const JSON_TYPE = 'application/json';

const json = (value: Fields): Body => ({ type: JSON_TYPE, text: JSON.stringify(value) });

/** The shapes of ref §9.1: the server's own in several ages, those of proxies, and what no Dify says. */
const BODIES: Readonly<Record<Fault['body'], (fault: Fault) => Body | null>> = {
  json: ({ code, message, status }) => json({ code, message, status }),
  nested: ({ code, message }) => json({ error: { code, message, details: {} } }),
  errors: ({ message }) => json({ errors: { query: message }, message: 'Input payload validation failed' }),
  'no-code': ({ message }) => json({ message }),
  html: ({ status }) => ({
    type: 'text/html',
    text: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
  }),
  empty: () => null,
  'wrong-json': () => json({ weather: ['fog', 7, null], data: 'a text where a list belongs' }),
  'not-json': () => ({ type: JSON_TYPE, text: '{"answer": "It ends in the mid' }),
};

/** Writes the answer that a test has asked for. */
export function writeFault(fault: Fault): Response {
  const { status } = fault;
  const headers = new Headers(fault.headers);
  const body = BODIES[fault.body](fault);
  if (body === null) return new Response(null, { status, headers });
  headers.set('Content-Type', body.type);
  return new Response(body.text, { status, headers });
}
