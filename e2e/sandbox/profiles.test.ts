import { expect, test } from 'vitest';
import { asFields, asText, type Fields } from './fields';
import { PROFILES, type Profile } from './profiles';
import type { Mode } from './scenario';
import { SCENARIOS } from './scenarios';
import { events, names, visit, type Visitor } from './test-client';

/** Whatever a scenario has in store for the wire is tested where it belongs. */
const CALM = { thinkMs: 0, breakAfter: null, failAfter: null, size: 400, deltas: 20, perSecond: null };
/** A value for every control that some scenario requires. */
const INPUTS = {
  name: 'Ada',
  season: 'autumn',
  people: 2,
  product: 'Skerry',
  voice: 'bold',
  place: 'Skerry Bay',
  city: 'Turku',
};
const PATHS: Readonly<Partial<Record<Mode, string>>> = {
  completion: '/completion-messages',
  workflow: '/workflows/run',
};

const isFlow = (mode: Mode): boolean => mode === 'advanced-chat' || mode === 'workflow';

async function hear(visitor: Visitor, mode: Mode): Promise<readonly Fields[]> {
  const body = { inputs: INPUTS, query: 'Which jacket?', response_mode: 'streaming' };
  const answer = await visitor.call('POST', PATHS[mode] ?? '/chat-messages', body);
  return events(await answer.text());
}

/** The last words of an answer (ref §4.7), speech left out. */
function lastWords(mode: Mode, profile: Profile, isPaused: boolean): readonly string[] {
  if (isPaused) return ['workflow_paused'];
  if (mode === 'workflow') return ['workflow_finished'];
  if (!isFlow(mode)) return ['message_end'];
  return {
    'finish-message': ['workflow_finished', 'message_end'],
    finish: ['workflow_finished'],
    'message-finish': ['message_end', 'workflow_finished'],
  }[profile.chatflowEnd];
}

/** The ids that every event of a mode carries (ref §4.2). */
function idsOf(mode: Mode): readonly string[] {
  if (mode === 'workflow') return ['task_id', 'workflow_run_id'];
  return mode === 'completion' ? ['task_id', 'message_id'] : ['task_id', 'message_id', 'conversation_id'];
}

test.each(Object.keys(SCENARIOS))('%s answers in the way of every release', async (code) => {
  const mode = SCENARIOS[code]?.mode ?? 'chat';
  for (const profile of PROFILES) {
    const visitor = await visit(code, { profile: profile.name, settings: CALM });
    const heard = await hear(visitor, mode);
    const about = `profile ${profile.name}`;
    const isBackground = isFlow(mode) && profile.runner === 'background';
    expect(names(heard)[0] === 'ping', about).toBe(isBackground);
    const told = heard.filter(({ event }) => event !== 'ping');
    for (const id of idsOf(mode)) {
      const seen = new Set(told.map((event) => event[id]));
      expect(seen.size, `${about}: one ${id} in all events`).toBe(1);
      expect(asText([...seen][0]), about).toBeDefined();
    }
    const words = names(told).filter((name) => !String(name).startsWith('tts_'));
    const expected = lastWords(mode, profile, code === 'human' && isBackground);
    expect(words.slice(-expected.length), about).toEqual(expected);
  }
});

test.each(PROFILES.map(({ name }) => name))(
  'profile %s tells its release, its app and its tools to every passport',
  async (profile) => {
    const release = PROFILES.find(({ name }) => name === profile)?.version;
    for (const code of Object.keys(SCENARIOS)) {
      const visitor = await visit(code, { profile });
      for (const path of ['/site', '/parameters', '/meta']) {
        const answer = await visitor.call('GET', path);
        expect(answer.status, `${code} ${path}`).toBe(200);
        expect(answer.headers.get('X-Version')).toBe(release);
        expect(asFields(await answer.json())).not.toEqual({});
      }
    }
  },
);

test('tells the mode of an app only by what it refuses', async () => {
  for (const [code, { mode }] of Object.entries(SCENARIOS)) {
    const visitor = await visit(code);
    const refusals = [
      (await visitor.json('GET', '/conversations?limit=1'))['code'],
      (await visitor.json('GET', '/saved-messages?limit=1'))['code'],
    ];
    const family = mode === 'completion' || mode === 'workflow' ? mode : 'chat';
    expect(refusals, code).toEqual(
      {
        chat: [undefined, 'not_completion_app'],
        completion: ['not_chat_app', undefined],
        workflow: ['not_chat_app', 'not_completion_app'],
      }[family],
    );
  }
});
