import { asFields, asText, type Fields } from './fields';
import type { ProfileName } from './profiles';
import { events, visit, type Visitor } from './test-client';

/** A conversation of ref §5 that is kept as a recording, and how it comes about. */
interface Transcript {
  scenario: string;
  profiles: readonly ProfileName[];
  settings?: Fields;
  /** The call whose stream is kept; by default a question in a chat. */
  path?: string;
  body?: Fields;
  /** The stream is cut off by the reader after this event: the server would keep it open. */
  until?: string;
  /** The visitor stops the held answer. */
  isStopped?: boolean;
  /** The visitor answers the form and follows the run, before or afterwards: what he then hears is kept instead. */
  resumed?: 'live' | 'late';
}

// A profile whose stream differs from another's only by ids is not recorded: B, C and D are one for a plain app.
const PLAIN: readonly ProfileName[] = ['a', 'd', 'e'];
const FLOW: readonly ProfileName[] = ['a', 'b', 'c', 'd', 'e'];
/** Where the end does not depend on `message_end`, C is D. */
const UNFINISHED: readonly ProfileName[] = ['a', 'b', 'd', 'e'];
/** Words beyond ASCII and beyond 16 bits. */
const GREETING = ['Grüße ', 'aus Åbo 👋🏽: ', '**neun** Uhr.'];

const asking = (query: string, profiles: readonly ProfileName[]): Pick<Transcript, 'profiles' | 'body'> => ({
  profiles,
  body: { query },
});

/** By name; a recording is called `<name>-<profile>`. */
export const TRANSCRIPTS: Readonly<Record<string, Transcript>> = {
  basic: { scenario: 'basic', ...asking('Hello', ['a', 'd']), settings: { answer: GREETING } },
  citations: { scenario: 'basic', ...asking('What is the guarantee?', PLAIN) },
  agent: { scenario: 'agent', ...asking('What is the weather?', PLAIN) },
  'agent-next': { scenario: 'agent-next', ...asking('What is the weather?', ['e']) },
  react: { scenario: 'agent', ...asking('What is the weather? react', ['d']) },
  chatflow: { scenario: 'chatflow', ...asking('Which one?', ['a', 'e']) },
  'plain-flow': {
    scenario: 'chatflow',
    ...asking('Hello', ['c', 'd']),
    settings: { answer: GREETING },
  },
  iteration: { scenario: 'chatflow', ...asking('Briefly, which one?', FLOW) },
  parallel: { scenario: 'chatflow', ...asking('All at once?', ['a']) },
  completion: {
    scenario: 'completion',
    profiles: PLAIN,
    settings: { answer: GREETING },
    path: '/completion-messages',
    body: { inputs: { product: 'Skerry', voice: 'bold' } },
  },
  workflow: {
    scenario: 'workflow',
    profiles: UNFINISHED,
    path: '/workflows/run',
    body: { inputs: { place: 'Skerry' } },
  },
  moderated: { scenario: 'moderated', ...asking('The secret?', PLAIN) },
  cleaned: { scenario: 'moderated', ...asking('The clean version', ['d']) },
  'moderated-flow': { scenario: 'chatflow', ...asking('The secret?', ['b', 'd']) },
  speech: { scenario: 'speech', ...asking('Hello', PLAIN), settings: { answer: GREETING } },
  error: {
    scenario: 'basic',
    ...asking('Hello', PLAIN),
    settings: { failAfter: 2, answer: ['The ', 'capital ', 'is'] },
  },
  'error-flow': {
    scenario: 'chatflow',
    ...asking('Briefly, which one?', UNFINISHED),
    settings: { failAfter: 2 },
  },
  'error-early': { scenario: 'idle-error', ...asking('Hello', ['c', 'e']), until: '"error"' },
  stopped: {
    scenario: 'basic',
    ...asking('Hello', PLAIN),
    settings: { hold: { after: 2 }, answer: GREETING },
    isStopped: true,
  },
  'stopped-flow': {
    scenario: 'chatflow',
    ...asking('Briefly, which one?', UNFINISHED),
    settings: { hold: { after: 2 } },
    isStopped: true,
  },
  human: { scenario: 'human', ...asking('Can you repair it?', ['d', 'e']) },
  resumed: { scenario: 'human', ...asking('Can you repair it?', ['c', 'd', 'e']), resumed: 'live' },
  snapshot: {
    scenario: 'human',
    ...asking('Can you repair it?', ['d', 'e']),
    // A word or two after the pause, so that there is something to come late to.
    settings: { hold: { after: 12 } },
    resumed: 'late',
  },
  direct: { scenario: 'chatflow', ...asking('annotated', ['a', 'd', 'e']), until: '"message_end"' },
  quirk: { scenario: 'quirk', ...asking('Draw me a jacket', PLAIN) },
};

/** The bytes of one transcript, as a release of this profile would send them. */
export async function record(transcript: Transcript, profile: ProfileName): Promise<string> {
  const { scenario, settings = {}, path = '/chat-messages', body, until, isStopped, resumed } = transcript;
  const visitor = await visit(scenario, { profile, settings });
  const call = { inputs: {}, response_mode: 'streaming', ...body };
  const answer = await visitor.call('POST', path, call);
  if (resumed !== undefined) return resume(visitor, await answer.text(), resumed === 'late');
  return listen(answer, async (wire) => {
    if (isStopped === true && (await visitor.state())['held'] === 1) {
      const [task] = wire.match(/(?<="task_id": ?")[^"]+/) ?? [];
      await visitor.call('POST', `${path}/${task ?? ''}/stop`, {});
    }
    return until !== undefined && wire.includes(until);
  });
}

/** Reads to the end, or until enough was heard. */
async function listen(answer: Response, isEnough: (wire: string) => Promise<boolean>): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let wire = '';
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    wire += next.value;
    if (await isEnough(wire)) break;
  }
  await reader?.cancel();
  return wire;
}

/** Goes on after the pause, heard live, or by one who comes when it has gone on already. */
async function resume(visitor: Visitor, paused: string, isLate: boolean): Promise<string> {
  const last = events(paused).at(-1);
  const path = `/workflow/${asText(last?.['workflow_run_id']) ?? ''}/events`;
  const form = asFields(events(paused).find(({ event }) => event === 'human_input_required')?.['data']);
  const photo = { type: 'image', transfer_method: 'remote_url', url: 'https://images.test/zip.png' };
  const inputs = { note: 'Blau, bitte', bench: 'the old pier', photo, receipts: [] };
  const submit = (): Promise<Response> =>
    visitor.call('POST', `/form/human_input/${String(form['form_token'])}`, { action: 'approve', inputs });
  if (isLate) await submit();
  const rest = await visitor.call('GET', isLate ? `${path}?include_state_snapshot=true` : path);
  if (!isLate) await submit();
  return listen(rest, async () => {
    await visitor.release();
    return false;
  });
}
