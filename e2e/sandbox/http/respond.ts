import { sleep } from '../clock';
import { asText, type Fields, parseJson } from '../fields';
import type { Instance, Registry } from '../instance';
import { newId } from '../ids';
import type { Profile } from '../profiles';
import { readClaims } from '../store/passport';
import { ApiError, ParameterError } from './api-error';
import { allowOrigin, expose } from './cors';
import { writeFault } from './faults';
import { writeJson } from './json';
import type { Route } from './route';

/** From a request to its answer: counts it, provokes what a test has ordered, words the errors, adds the headers. */
export async function respond(
  route: Route,
  request: Request,
  params: Readonly<Record<string, string>>,
  profile: Profile,
  registry: Registry,
): Promise<Response> {
  const url = new URL(request.url);
  const instance = findInstance(request, params, registry);
  const { body, form } = await readBody(request);
  const name = `${route.method} ${route.path.replaceAll(/\{.*\}/g, '')}`;
  if (instance !== undefined) {
    const count = instance.log.note(name, {
      headers: Object.fromEntries(request.headers),
      query: Object.fromEntries(url.searchParams),
      params,
      body: form === undefined ? (body ?? null) : describeForm(form),
    });
    if (name === 'POST /chat-messages' && count === instance.settings.expireOn) instance.secret++;
  }
  const fault = instance?.takeFault(name);
  if (fault !== undefined) {
    const wrong = addHeaders(writeFault(fault), request, profile, instance, fault.cors);
    if (fault.cors) expose(wrong.headers, Object.keys(fault.headers));
    return wrong;
  }
  await sleep(instance?.settings.latencyMs ?? 0);
  const call = { request, url, profile, registry, params, body, form, instance };
  const response = await answer(() => route.handle(call), profile);
  return addHeaders(response, request, profile, instance, true);
}

/** The app that a request is about: by its code, else by the passport it shows, or by the form it names. */
function findInstance(
  request: Request,
  params: Readonly<Record<string, string>>,
  registry: Registry,
): Instance | undefined {
  const bearer = request.headers.get('Authorization')?.replace(/^bearer /i, '');
  const token = request.headers.get('X-App-Passport') ?? bearer ?? '';
  const code = request.headers.get('X-App-Code') ?? readClaims(token)?.code;
  if (code !== undefined) return registry.find(code);
  const found = registry.findForm(params['token'] ?? '') ?? registry.findUpload(token);
  return found?.instance;
}

async function readBody(request: Request): Promise<{ body: unknown; form: FormData | undefined }> {
  if (request.method === 'GET') return { body: undefined, form: undefined };
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data') === true) {
    return { body: undefined, form: await request.formData() };
  }
  return { body: parseJson(await request.text()), form: undefined };
}

function describeForm(form: FormData): Fields {
  const parts = [...form].map(([key, value]) => [
    key,
    typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size },
  ]);
  return Object.fromEntries(parts);
}

async function answer(
  handle: () => Fields | Promise<Fields | Response> | Response,
  profile: Profile,
): Promise<Response> {
  try {
    const result = await handle();
    return result instanceof Response ? result : json(result, 200, profile);
  } catch (cause) {
    return json(...describeError(cause, profile), profile);
  }
}

function json(value: Fields, status: number, profile: Profile): Response {
  return new Response(writeJson(value, profile), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

function describeError(cause: unknown, profile: Profile): [value: Fields, status: number] {
  if (cause instanceof ApiError) {
    const { status, code, message, details } = cause;
    return [{ code, message, status, ...details }, status];
  }
  if (cause instanceof ParameterError) {
    return profile.parameterErrors === 'errors'
      ? [{ errors: { [cause.field]: cause.message }, message: 'Input payload validation failed' }, 400]
      : [
          { code: 'invalid_param', message: `1 validation error for Payload: ${cause.message}`, status: 400 },
          400,
        ];
  }
  return [{ code: 'unknown', message: cause instanceof Error ? cause.message : 'unknown', status: 500 }, 500];
}

function addHeaders(
  response: Response,
  request: Request,
  profile: Profile,
  instance: Instance | undefined,
  cors: boolean,
): Response {
  const headers = new Headers(response.headers);
  if (cors) {
    allowOrigin(headers, request, profile);
    if (instance?.settings.hideVersion !== true) headers.set('X-Version', profile.version);
    headers.set('X-Env', 'PRODUCTION');
    if (profile.traceId) headers.set('X-Trace-Id', newId().replaceAll('-', ''));
    if (response.status === 401) headers.set('WWW-Authenticate', 'Bearer realm="api"');
  }
  const type = asText(headers.get('Content-Type'));
  if (type === 'text/event-stream') headers.set('Content-Type', 'text/event-stream; charset=utf-8');
  return new Response(response.body, { status: response.status, headers });
}
