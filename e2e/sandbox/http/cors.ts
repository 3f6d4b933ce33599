import type { Profile } from '../profiles';

const METHODS = 'GET, PUT, POST, DELETE, OPTIONS, PATCH';

/** The request headers a browser may send across origins (ref §2.1). */
function allowedHeaders(profile: Profile): readonly string[] {
  const always = ['Content-Type', 'Authorization', 'X-App-Code'];
  return profile.passport === 'authorization' ? always : [...always, 'X-App-Passport', 'X-CSRF-Token'];
}

/** What lets a page of another origin read the answer. Nothing without an `Origin`. */
export function allowOrigin(headers: Headers, request: Request, profile: Profile): void {
  headers.append('Vary', 'Origin');
  const origin = request.headers.get('Origin');
  if (origin === null) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Allow-Credentials', 'true');
  headers.set('Access-Control-Expose-Headers', `X-Version, X-Env${profile.traceId ? ', X-Trace-Id' : ''}`);
}

/** Lets scripts of another origin read these as well, where they may read anything. */
export function expose(headers: Headers, names: readonly string[]): void {
  const exposed = headers.get('Access-Control-Expose-Headers');
  if (exposed !== null) headers.set('Access-Control-Expose-Headers', [exposed, ...names].join(', '));
}

/** The answer to `OPTIONS`. Names only those wanted headers that the profile knows; no `Max-Age`, as the original. */
export function preflight(request: Request, profile: Profile): Response {
  const headers = new Headers();
  allowOrigin(headers, request, profile);
  headers.set('Access-Control-Allow-Methods', METHODS);
  const wanted = request.headers.get('Access-Control-Request-Headers') ?? '';
  const names = new Set(wanted.split(',').map((name) => name.trim().toLowerCase()));
  const granted = allowedHeaders(profile).filter((name) => names.has(name.toLowerCase()));
  if (granted.length > 0) headers.set('Access-Control-Allow-Headers', granted.join(', '));
  return new Response(null, { status: 200, headers });
}

/** For `/files` and the control endpoint: readable by anybody, no credentials. */
export function allowAnybody(headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Allow-Methods', METHODS);
  headers.set('Access-Control-Allow-Headers', 'Content-Type, X-App-Code, X-App-Passport, X-CSRF-Token');
}
