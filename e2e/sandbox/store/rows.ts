import type { Fields } from '../fields';

/** A conversation as the server keeps it. */
export interface Conversation {
  id: string;
  /** Whose it is; `undefined`: everybody's (a prefilled one). */
  ownerId: string | undefined;
  name: string;
  inputs: Fields;
  introduction: string;
  pinned: boolean;
  createdAt: number;
  updatedAt: number;
  /** Tells apart what changed within one second. */
  touched: number;
}

/** A question with its answer. */
export interface Row {
  id: string;
  conversationId: string;
  parentId: string | null;
  inputs: Fields;
  query: string;
  answer: string;
  files: readonly RowFile[];
  rating: 'like' | 'dislike' | null;
  passages: readonly Passage[];
  thoughts: readonly Thought[];
  createdAt: number;
  status: 'normal' | 'error' | 'paused';
  error: string | null;
  extra: readonly Fields[];
  /** Found among the answers people wrote down, not made by a model. */
  isAnnotated: boolean;
  /** What may be asked next. */
  suggestions: readonly string[];
}

export interface RowFile {
  id: string;
  type: string;
  name: string;
  mimeType: string;
  size: number;
  belongsTo: 'user' | 'assistant';
  /** Unsigned path below `/files`, or the address of a link. */
  path: string;
  method: 'local_file' | 'remote_url' | 'tool_file';
}

/** A retrieved piece of the shop's handbook. */
export interface Passage {
  document: string;
  dataset: string;
  segment: number;
  score: number;
  content: string;
}

/** A step of an agent, in the server's spelling but for its files. */
export interface Thought {
  id: string;
  position: number;
  thought: string;
  tool: string;
  toolLabels: Fields;
  toolInput: string;
  observation: string;
  /** `/messages` writes its tools as a JSON array, as old rows have them. */
  listsTools?: boolean;
  fileIds: readonly string[];
}

/** What a workflow gives besides its text. */
export interface FlowResult {
  outputs: Fields;
  files: readonly Fields[];
  /** Nodes that failed and were stepped over: the run has then succeeded in part. */
  exceptions: number;
}
