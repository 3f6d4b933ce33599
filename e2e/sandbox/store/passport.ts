import { asFields, asText, type Fields, parseJson } from '../fields';
import { hash } from '../ids';

/** What the sandbox reads in a passport: shaped like a JWT, signed by nothing worth the name. */
export interface Passport {
  appId: string;
  code: string;
  personId: string;
  /** Came from a login (enterprise). */
  signedIn: boolean;
}

/** @param secret number of the server's secret; a passport made with another one is refused. */
export function writePassport(passport: Passport, secret: number): string {
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const claims = encode({
    iss: passport.appId,
    sub: 'Web API Passport',
    app_id: passport.appId,
    app_code: passport.code,
    end_user_id: passport.personId,
    ...(passport.signedIn ? { token_source: 'webapp', auth_type: 'internal' } : {}),
  });
  return `${head}.${claims}.${sign(claims, secret)}`;
}

export type Reading = { passport: Passport } | { passport?: never; problem: string };

/** Who is asking, without looking at the signature. */
export function readClaims(token: string): Passport | undefined {
  const claims = asFields(parseJson(decode(token.split('.')[1] ?? '')));
  const appId = asText(claims['app_id']);
  const code = asText(claims['app_code']);
  const personId = asText(claims['end_user_id']);
  if (appId === undefined || code === undefined || personId === undefined) return undefined;
  return { appId, code, personId, signedIn: claims['token_source'] === 'webapp' };
}

export function readPassport(token: string, secret: number): Reading {
  const passport = readClaims(token);
  const [, claims = '', signature] = token.split('.');
  if (passport === undefined || signature === undefined) return { problem: 'Invalid token.' };
  return signature === sign(claims, secret) ? { passport } : { problem: 'Invalid token signature.' };
}

function sign(claims: string, secret: number): string {
  return [1, 2, 3, 4, 5].map((round) => hash(`${secret}.${round}.${claims}`)).join('');
}

function encode(value: Fields): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(part: string): string {
  try {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
