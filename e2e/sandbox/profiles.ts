/** The ways in which releases of Dify differ for a client (ref §0). */
export interface Profile {
  name: ProfileName;
  /** What `X-Version` says. */
  version: string;
  /** Header that carries the passport. */
  passport: 'authorization' | 'x-app-passport';
  /** JSON as ASCII with `\uXXXX` and spaces, or compact raw UTF-8. */
  json: 'ascii' | 'raw';
  /** Chatflows and workflows run inside the HTTP call, or beside it with a channel between. */
  runner: 'inline' | 'background';
  /** The order of `workflow_finished` and `message_end` in a chatflow. */
  chatflowEnd: 'finish-message' | 'finish' | 'message-finish';
  /** Shape of an answer about a missing or mistyped body field (ref §9.1). */
  parameterErrors: 'errors' | 'validation';
  /** `parallel_branch_*` events. */
  parallelBranches: boolean;
  /** `iteration_next` counts items from 0 and comes at the start of each. */
  iterationFromZero: boolean;
  /** `X-Trace-Id` on answers. */
  traceId: boolean;
  /** A JSON body on a 204. */
  deleteBody: boolean;
  /** `message_end` of the chat family keeps back usage and annotations. */
  reducedEnd: boolean;
  /** `message_end` of a basic app lists the files of its answer. */
  endFiles: boolean;
  /** Forms for a person take choices and files, not only paragraphs. */
  richForms: boolean;
}

export type ProfileName = 'a' | 'a-late' | 'b' | 'c' | 'd' | 'e';

const a: Profile = {
  name: 'a',
  version: '1.8.0',
  passport: 'authorization',
  json: 'ascii',
  runner: 'inline',
  chatflowEnd: 'finish-message',
  parameterErrors: 'errors',
  parallelBranches: true,
  iterationFromZero: false,
  traceId: false,
  deleteBody: true,
  reducedEnd: false,
  endFiles: false,
  richForms: false,
};

const aLate: Profile = {
  ...a,
  name: 'a-late',
  version: '1.9.1',
  json: 'raw',
  parallelBranches: false,
  iterationFromZero: true,
};

const b: Profile = {
  ...aLate,
  name: 'b',
  version: '1.11.4',
  passport: 'x-app-passport',
  parameterErrors: 'validation',
  traceId: true,
  deleteBody: false,
  endFiles: true,
};

const c: Profile = { ...b, name: 'c', version: '1.13.0', runner: 'background', chatflowEnd: 'finish' };
const d: Profile = { ...c, name: 'd', version: '1.14.1', chatflowEnd: 'message-finish' };
const e: Profile = { ...d, name: 'e', version: '1.16.0', reducedEnd: true, richForms: true };

export const PROFILES: readonly Profile[] = [a, aLate, b, c, d, e];

/** What `/api` without a prefix speaks. */
export const DEFAULT_PROFILE = d;
