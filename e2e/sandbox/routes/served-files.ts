import { drawing } from '../answers/drawings';
import { silentMp3 } from '../answers/silence';
import { ApiError } from '../http/api-error';
import { allowAnybody } from '../http/cors';
import type { Registry } from '../instance';
import { isSigned } from '../store/files';

/** `/files/…` on the server's origin: only with a fresh signature, readable by anybody (ref §2.2, §3.11). */
export function serveFile(request: Request, registry: Registry): Response {
  const headers = new Headers({ 'X-Content-Type-Options': 'nosniff' });
  allowAnybody(headers);
  if (request.method === 'OPTIONS') return new Response(null, { headers });
  try {
    return readFile(new URL(request.url), registry, headers);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const { status, code, message } = cause;
    return Response.json({ code, message, status }, { status, headers });
  }
}

function readFile(url: URL, registry: Registry, headers: Headers): Response {
  if (!isSigned(url)) throw new ApiError(403, 'forbidden', 'Invalid or expired signature.');
  const [, , folder = '', name = ''] = url.pathname.split('/');
  if (folder === 'tools') {
    if (name === 'foghorn.mp3') {
      headers.set('Content-Type', 'audio/mpeg');
      return new Response(silentMp3(4), { headers });
    }
    const picture = drawing(name);
    if (picture === undefined) throw new ApiError(404, 'not_found', 'File not found.');
    headers.set('Content-Type', 'image/svg+xml');
    return new Response(picture, { headers });
  }
  const file = registry
    .all()
    .map((instance) => instance.files.find(folder))
    .find((found) => found !== undefined);
  if (file === undefined) throw new ApiError(404, 'not_found', 'File not found.');
  // Media elements look into the bytes themselves; nothing else is to be opened in the origin's name.
  headers.set('Content-Type', 'application/octet-stream');
  headers.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return new Response(file.bytes, { headers });
}
