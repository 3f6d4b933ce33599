import { asText } from '../fields';
import { ApiError, badRequest, notFound, unauthorized } from '../http/api-error';
import type { Answer, AppCall, Call, Route } from '../http/route';
import type { Instance } from '../instance';
import { type Passport, readPassport, writePassport } from '../store/passport';
import type { Person } from '../store/people';

/** What `Authorization: Bearer` must say on `/passport` where an app wants a sign-in. */
const LOGIN_TOKEN = 'sandbox-login';

/** The handler of a route that wants a passport. */
export function forApp(handle: (call: AppCall) => Answer | Promise<Answer>): Route['handle'] {
  return (call) => handle({ ...call, ...admit(call) });
}

/** @throws {ApiError} as ref §1.5. */
function admit(call: Call): { instance: Instance; person: Person } {
  const token = shownPassport(call);
  const { instance } = call;
  if (instance === undefined) throw notFound('App not found.');
  const { passport, problem } = { problem: '', passport: undefined, ...readPassport(token, instance.secret) };
  if (passport === undefined) throw unauthorized(problem);
  if (passport.code !== instance.code) throw unauthorized('Invalid token.');
  checkSite(instance, passport);
  const person = instance.people.find(passport.personId);
  if (person === undefined) throw notFound('End user not found.');
  return { instance, person };
}

function shownPassport({ request, profile }: Call): string {
  if (profile.passport === 'authorization') {
    const header = request.headers.get('Authorization');
    if (header === null) throw unauthorized('Authorization header is missing.');
    const [scheme, token] = header.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined) {
      throw unauthorized("Invalid Authorization header format. Expected 'Bearer <token>'.");
    }
    return token;
  }
  const passport = request.headers.get('X-App-Passport');
  if (passport === null) throw unauthorized('App token is missing.');
  // The server's lower layer finds the passport by the code's help (ref §1.3).
  if (!request.headers.has('X-App-Code')) throw unauthorized('X-App-Code header is missing.');
  return passport;
}

function checkSite(instance: Instance, passport: Passport): void {
  const state = instance.settings.passport;
  if (state === 'code-regenerated') throw badRequest('Site URL is no longer valid.');
  if (state === 'site-disabled') throw badRequest('Site is disabled.');
  if (state === 'enterprise' && !passport.signedIn) throw signInNeeded();
  if (state !== 'enterprise' && passport.signedIn) throw unauthorized('webapp token expired.');
}

function signInNeeded(): ApiError {
  return new ApiError(401, 'web_sso_auth_required', 'Web app authentication required.');
}

function givePassport({ request, url, instance }: Call): Answer {
  if (!request.headers.has('X-App-Code')) throw unauthorized('X-App-Code header is missing.');
  if (instance === undefined) throw notFound('Site not found.');
  const state = instance.settings.passport;
  if (state === 'code-regenerated' || state === 'site-disabled') throw notFound('Site not found.');
  const signedIn = state === 'enterprise';
  if (signedIn) checkLogin(request.headers.get('Authorization'));
  const person = instance.people.meet(asText(url.searchParams.get('user_id')));
  instance.passportsGiven++;
  const passport = { appId: instance.appId, code: instance.code, personId: person.id, signedIn };
  return { access_token: writePassport(passport, instance.secret) };
}

/** Only where the enterprise switch is on; everywhere else `Authorization` is ignored here (ref §1.4). */
function checkLogin(authorization: string | null): void {
  if (authorization === null) throw signInNeeded();
  if (authorization !== `Bearer ${LOGIN_TOKEN}`) {
    throw unauthorized("Invalid token source. Expected 'webapp_login_token'.");
  }
}

function loginStatus({ request, url, registry, profile }: Call): Answer {
  const instance = registry.find(url.searchParams.get('app_code') ?? '');
  const token = request.headers.get(profile.passport)?.replace(/^bearer /i, '') ?? '';
  const passport = instance === undefined ? undefined : readPassport(token, instance.secret).passport;
  const person = passport === undefined ? undefined : instance?.people.find(passport.personId);
  const wanted = asText(url.searchParams.get('user_id'));
  return {
    logged_in: instance?.settings.passport !== 'enterprise',
    app_logged_in: person !== undefined && (wanted === undefined || wanted === person.session),
  };
}

function accessMode({ url, registry }: Call): Answer {
  const { searchParams } = url;
  const instance =
    registry.find(searchParams.get('appCode') ?? '') ??
    registry.all().find((candidate) => candidate.appId === searchParams.get('appId'));
  return { accessMode: instance?.settings.passport === 'enterprise' ? 'private' : 'public' };
}

/** Passwords and codes by mail are of the enterprise edition (ref §1.6). */
function noLogin(): never {
  throw notFound('The requested URL was not found on the server.');
}

export const accessRoutes: readonly Route[] = [
  { method: 'GET', path: '/passport', handle: givePassport },
  { method: 'GET', path: '/login/status', handle: loginStatus },
  { method: 'POST', path: '/login', handle: noLogin },
  { method: 'POST', path: '/email-code-login', handle: noLogin },
  { method: 'POST', path: '/email-code-login/validity', handle: noLogin },
  { method: 'GET', path: '/webapp/access-mode', handle: accessMode },
  { method: 'GET', path: '/webapp/permission', handle: forApp(() => ({ result: true })) },
];
