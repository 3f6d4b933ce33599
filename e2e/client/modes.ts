import type { AppMode, Client, SignalOptions, StreamEvent } from '../../src/client';
import { HOURS } from '../sandbox/answers/shopping';
import type { ProfileName } from '../sandbox/profiles';
import { PROFILES } from './open-app';

/** One kind of app, and a question of which the answer is known. */
export interface AppKind {
  scenario: string;
  mode: AppMode;
  /** Dify's chatflows and workflows: their answers are runs. */
  isRun: boolean;
  isAgent: boolean;
  ask(client: Client, options?: SignalOptions): AsyncIterable<StreamEvent>;
  route: string;
  text: string;
}

export const BASIC: AppKind = {
  scenario: 'basic',
  mode: 'chat',
  isRun: false,
  isAgent: false,
  ask: (client, options) => client.send({ text: 'When are you open?' }, options),
  route: 'POST /chat-messages',
  text: HOURS,
};

export const AGENT: AppKind = {
  ...BASIC,
  scenario: 'agent',
  isAgent: true,
  ask: (client, options) => client.send({ text: 'What is the weather at Skerry Bay?' }, options),
  text:
    'Let me look at the weather out there first. **7 °C and rain**, with a stiff wind from the west. ' +
    'It clears towards evening, and then it looks about like this. Take the *Skerry*, not the Drizzle.',
};

export const CHATFLOW: AppKind = {
  ...BASIC,
  scenario: 'chatflow',
  isRun: true,
  ask: (client, options) => client.send({ text: 'Which jacket is the best for me?' }, options),
  text:
    'I compared **3 jackets** for you, and asked the harbour master.\n\n' +
    '1. **Skerry**: for wind and spray. In stock.\n2. **Gannet**: for a boat, too warm for a path.\n' +
    '3. **Drizzle**: for a shower on the way.\n\nTake the *Skerry*.',
};

export const COMPLETION: AppKind = {
  scenario: 'completion',
  mode: 'completion',
  isRun: false,
  isAgent: false,
  ask: (client, options) => client.complete({ inputs: { product: 'Gannet', voice: 'bold' } }, options),
  route: 'POST /completion-messages',
  text: '### Gannet\n\nRain? **What rain?**\n\n- 20,000 mm water column\n- taped seams\n- repaired for life',
};

export const WORKFLOW: AppKind = {
  scenario: 'workflow',
  mode: 'workflow',
  isRun: true,
  isAgent: false,
  ask: (client, options) => client.run({ inputs: { place: 'Gannet Head' } }, options),
  route: 'POST /workflows/run',
  text:
    '## Gannet Head\n\n| Day | Sky | Wind | Go? |\n| :-- | :-- | --: | :-: |\n' +
    '| Saturday | showers | 35 km/h | 🧥 |\n| Sunday | clear | 10 km/h | ✅ |',
};

const KINDS = [BASIC, AGENT, { ...AGENT, scenario: 'agent-next' }, CHATFLOW, COMPLETION, WORKFLOW];

/** Every kind of app at every release that has it; the newer agent came with 1.16. */
export const EVERYWHERE: readonly (readonly [scenario: string, profile: ProfileName, kind: AppKind])[] =
  KINDS.flatMap((kind) =>
    PROFILES.filter((profile) => kind.scenario !== 'agent-next' || profile === 'e').map(
      (profile) => [kind.scenario, profile, kind] as const,
    ),
  );
