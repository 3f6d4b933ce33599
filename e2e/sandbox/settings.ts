import type { Fields } from './fields';

export const PASSPORT_STATES = [
  'ok',
  'secret-changed',
  'user-deleted',
  'code-regenerated',
  'enterprise',
  'site-disabled',
] as const;
type PassportState = (typeof PASSPORT_STATES)[number];

export const CUTS = ['none', 'utf8', 'prefix', 'escape', 'many', 'bytes'] as const;
/** How a stream's bytes are torn into network chunks. */
export type Cut = (typeof CUTS)[number];

export const SHAPES = ['full', 'bare', 'legacy'] as const;
/** How much of `/parameters` the app's editor stored (ref §6.1, §6.3). */
type Shape = (typeof SHAPES)[number];

export const FAULT_BODIES = [
  'json',
  'html',
  'empty',
  'nested',
  'errors',
  'no-code',
  'wrong-json',
  'not-json',
] as const;

export const PAUSES = ['person', 'expired'] as const;
/** What a pause leads to: the person's answer, or a form that has run out when somebody next follows the run. */
type Pause = (typeof PAUSES)[number];

/** One wrong answer that is waiting for its request. */
export interface Fault {
  /** As in the counts: `POST /chat-messages`. */
  route: string;
  status: number;
  code: string;
  message: string;
  body: (typeof FAULT_BODIES)[number];
  /** Sent along and exposed to scripts: `Retry-After`. */
  headers: Readonly<Record<string, string>>;
  /** `false`: a proxy answers, and a page of another origin sees only a network failure. */
  cors: boolean;
  /** How many requests it takes. */
  times: number;
}

/** All that a test can turn on one instance. Defaults below; a scenario may begin with others. */
export interface Settings {
  passport: PassportState;
  hideVersion: boolean;
  /** Pause before each event of a stream. */
  delayMs: number;
  /** Deltas per second; takes the place of `delayMs` where set. */
  perSecond: number | null;
  /** Before answers that are not streams. */
  latencyMs: number;
  /** Silence after which a stream sends a ping. */
  pingMs: number;
  /** Scenario `slow`: silence before the first delta. */
  thinkMs: number;
  cut: Cut;
  /** A proxy keeps the whole stream back and sends it in one lump at its end. */
  lump: boolean;
  /** An answer's first delta is followed by one of 1 MB. */
  hugeEvent: boolean;
  /** A stream pauses after so many text deltas until `POST /sandbox/<code>/release`; `true` = before the first. */
  hold: boolean | { after: number };
  /** The connection dies after so many deltas. */
  breakAfter: number | null;
  /** The connection of the asking call is cut after so many events, pings not counted; 0 = reset before the first byte. */
  cutAfter: number | null;
  /** After so many events nothing more comes to the asking call, not even pings, and its connection stays open. */
  silentAfter: number | null;
  /** A basic app whose connection died keeps the whole answer all the same. */
  cutStored: boolean;
  /** The model fails after so many deltas, with `error`. */
  failAfter: number | null;
  error: { code: string; status: number; message: string };
  /** After an `error` event a stream of profile C or later stays open with pings. */
  idleAfterError: boolean;
  /** The so-manyth `POST /chat-messages` finds the server's secret changed. */
  expireOn: number | null;
  failNext: readonly Fault[];
  /** What to answer instead of the scenario's text; a list is sent as exactly these deltas. */
  answer: string | readonly string[] | null;
  suggestions: readonly string[] | null;
  /** Scenario `history`: rows of its conversation, at most 2000. */
  rows: number;
  /** Scenario `long`: characters of the answer. */
  size: number;
  /** Scenario `long`: in how many deltas. */
  deltas: number;
  /** Life of a signed file URL; 0 = expired when given. */
  fileSeconds: number;
  /** A JSON body on the 204 of a deletion; `null` = as the profile's release. */
  deleteBody: boolean | null;
  /** Until a form for a person has run out; 0 = at once. */
  formSeconds: number;
  pauseInto: Pause;
  shape: Shape;
  /** Merged over what the scenario's `/parameters` says. */
  parameters: Fields;
  /** Merged over the look in the scenario's `/site`; `plan`, `custom_config` and their like stand around it. */
  site: Fields;
}

export const DEFAULT_SETTINGS: Settings = {
  passport: 'ok',
  hideVersion: false,
  delayMs: 25,
  perSecond: null,
  latencyMs: 0,
  pingMs: 10_000,
  thinkMs: 4000,
  cut: 'none',
  lump: false,
  hugeEvent: false,
  hold: false,
  breakAfter: null,
  cutAfter: null,
  silentAfter: null,
  cutStored: false,
  failAfter: null,
  error: { code: 'completion_request_error', status: 400, message: '[harbor] The model gave up' },
  idleAfterError: false,
  expireOn: null,
  failNext: [],
  answer: null,
  suggestions: null,
  rows: 45,
  size: 15_000,
  deltas: 3000,
  fileSeconds: 300,
  deleteBody: null,
  formSeconds: 3600,
  pauseInto: 'person',
  shape: 'full',
  parameters: {},
  site: {},
};
