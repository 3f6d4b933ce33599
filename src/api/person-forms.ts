import { ChatError } from '../chat/errors';
import type { Services } from '../chat/services';
import { uploadsThrough } from './files';
import type { CallOptions, Http } from './http';
import { writeInputs } from './input-values';
import { parseForm } from './parse-workflow';
import { optionalText, record } from './read';

/** Forms on which a run waits for a person (ref §3.6). Whoever has the token may read and answer. */
export function personFormServices(http: Http) {
  const path = (token: string): string => `/form/human_input/${encodeURIComponent(token)}`;

  /** Files of a form have a door of their own, which opens to a token that the form gives. */
  async function allowUploads(token: string): Promise<string> {
    const answer = record(
      await http.json(`${path(token)}/upload-token`, { method: 'POST', mayBeMissing: true }),
    );
    const uploadToken = optionalText(answer['upload_token']);
    if (uploadToken === undefined) throw new ChatError('protocol', 'The form gave no token for uploads.');
    return uploadToken;
  }

  return {
    form: async (token) => ({
      ...parseForm(record(await http.json(path(token), { mayBeMissing: true }))),
      token,
      display: true,
    }),
    submitForm: async (token, action, inputs) => {
      const body = { inputs: writeInputs(inputs), action };
      await http.json(path(token), { method: 'POST', body, mayBeMissing: true });
    },
    formUploads: (token) => {
      const send = async (options: CallOptions): Promise<unknown> =>
        http.json('/human-input-forms/files', {
          ...options,
          method: 'POST',
          mayBeMissing: true,
          fetch: withBearer(await allowUploads(token), options.fetch ?? http.ownFetch ?? fetch),
        });
      return uploadsThrough(http, send, send);
    },
  } satisfies Partial<Services>;
}

/** In the place of what the app's own calls carry there. */
function withBearer(token: string, send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return send(input, { ...init, headers });
  };
}
