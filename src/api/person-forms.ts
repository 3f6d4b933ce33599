import type { Services } from '../chat/services';
import type { Http } from './http';
import { parseForm } from './parse-workflow';
import { record } from './read';

/** Forms on which a run waits for a person (ref §3.6). Whoever has the token may read and answer. */
export function personFormServices(http: Http) {
  const path = (token: string): string => `/form/human_input/${encodeURIComponent(token)}`;
  return {
    form: async (token) => ({
      ...parseForm(record(await http.json(path(token)))),
      token,
      display: true,
    }),
    submitForm: async (token, action, inputs) => {
      await http.json(path(token), { method: 'POST', body: { inputs, action } });
    },
  } satisfies Partial<Services>;
}
