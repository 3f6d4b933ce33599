/**
 * `fetch` for uploads that tells how much has left: only XMLHttpRequest knows. Where there is none (Node) it is plain
 * `fetch`. Takes what `http.ts` gives: a method, headers, a form, a signal.
 * @param onProgress - hears of the share that has left, 0–1.
 */
export function fetchWithProgress(onProgress: (share: number) => void): typeof fetch {
  if (typeof XMLHttpRequest === 'undefined') return fetch;
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const { signal } = init;
      const abort = (): void => request.abort();
      request.open(init.method ?? 'GET', input instanceof Request ? input.url : input);
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        if (total > 0) onProgress(loaded / total);
      });
      request.addEventListener('load', () => {
        const { status, responseText } = request;
        // A Response refuses a body with these.
        const isEmpty = status === 204 || status === 205 || status === 304;
        resolve(new Response(isEmpty ? null : responseText, { status, headers: readHeaders(request) }));
      });
      request.addEventListener('error', () => reject(new TypeError('The upload failed.')));
      request.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
      request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
      signal?.addEventListener('abort', abort);
      request.send(init.body instanceof FormData ? init.body : null);
    });
}

function readHeaders(request: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const line of request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}
