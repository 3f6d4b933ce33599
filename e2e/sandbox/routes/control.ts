import { asFields, parseJson } from '../fields';
import { allowAnybody } from '../http/cors';
import type { Instance, Registry } from '../instance';

/**
 * The sandbox's own endpoint, no part of Dify: `/sandbox` lists the scenarios, `/sandbox/<code>` tunes and reads an
 * instance, `/sandbox/<code>/release` lets held streams go on.
 */
export async function control(request: Request, registry: Registry): Promise<Response> {
  const headers = new Headers();
  allowAnybody(headers);
  if (request.method === 'OPTIONS') return new Response(null, { headers });
  const [, , code, verb] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
  if (code === undefined || code === '') return Response.json(listScenarios(registry), { headers });
  if (request.method === 'DELETE') registry.reset(code);
  const instance = registry.find(code);
  if (instance === undefined)
    return Response.json({ error: `No scenario for «${code}».` }, { status: 404, headers });
  const problem = request.method === 'POST' ? await obey(instance, verb, request) : undefined;
  if (problem !== undefined) return Response.json({ error: problem }, { status: 400, headers });
  return Response.json(instance.describe(), { headers });
}

/** @returns what was wrong with the order. */
async function obey(
  instance: Instance,
  verb: string | undefined,
  request: Request,
): Promise<string | undefined> {
  if (verb === 'release') {
    instance.release();
    return undefined;
  }
  if (verb !== undefined) return `No such order: ${verb}`;
  try {
    instance.change(asFields(parseJson(await request.text())));
    return undefined;
  } catch (cause) {
    if (cause instanceof TypeError) return cause.message;
    throw cause;
  }
}

function listScenarios({ scenarios }: Registry): readonly object[] {
  return Object.entries(scenarios).map(([code, { mode, about }]) => ({ code, mode, about }));
}
