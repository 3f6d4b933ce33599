import type { Fields } from './fields';
import type { Profile } from './profiles';
import type { Settings } from './settings';
import type { PersonForm } from './store/forms';
import type { Memory } from './store/memory';
import type { FlowResult, Passage, Row, RowFile, Thought } from './store/rows';

export type Mode = 'chat' | 'agent-chat' | 'agent' | 'advanced-chat' | 'completion' | 'workflow';

/** An app of the sandbox: what it looks like, and how it answers. */
export interface Scenario {
  mode: Mode;
  /** One sentence for the README and the playground. */
  about: string;
  settings?: Partial<Settings>;
  /** Over the shop's own `/site` and `/parameters`. */
  site?: Fields;
  parameters?: Fields;
  answer(turn: Turn): Iterable<Step>;
  /** What still comes after the end events: late speech. */
  tail?(turn: Turn): Iterable<Step>;
  /** Fills the memory of a new instance, and again when `rows` is set. */
  prefill?(memory: Memory, settings: Settings): void;
}

/** A question on its way to its answer. */
export interface Turn {
  profile: Profile;
  settings: Settings;
  query: string;
  inputs: Fields;
  /** What the visitor attached. */
  files: readonly RowFile[];
  /** What the model remembers, nearest answer first. */
  ancestors: readonly Row[];
}

/** What happens next in an answer. Steps run one after another, text deltas and events a `delayMs` apart. */
export type Step =
  /** One text delta. */
  | { do: 'say'; text: string; from?: readonly string[] }
  /** Everything said so far is replaced. */
  | { do: 'replace'; text: string; reason: string }
  | { do: 'event'; event: string; fields: Fields }
  /** Silence, with pings. */
  | { do: 'wait'; ms: number }
  | { do: 'thought'; thought: Thought }
  | { do: 'file'; file: RowFile }
  | { do: 'cite'; passages: readonly Passage[] }
  | { do: 'suggest'; questions: readonly string[] }
  /** The run pauses until a person has filled in the form, or it has run out. */
  | { do: 'ask'; form: PersonForm }
  /** Only as the first step: the whole answer, found or refused before the model or any workflow began. */
  | { do: 'direct'; text: string; isAnnotated: boolean }
  /** What a workflow gives besides its text. */
  | { do: 'result'; result: Partial<FlowResult> }
  /** The run ends here. */
  | { do: 'fail'; message: string };
