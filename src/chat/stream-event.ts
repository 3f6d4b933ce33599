/**
 * The events of an answer, after validation and in our own words.
 * The server's spelling (ref §4.3) stops in `api/`; every event it can send has a member here.
 */
import type { ChatError } from './errors';

/** Ids an event may carry. Nothing is promised: some servers leave all of them out (ref §4.2). */
export interface EventIds {
  conversationId: string | undefined;
  messageId: string | undefined;
  /** What `stop` takes. */
  taskId: string | undefined;
  /** Run of a chatflow or workflow: what a re-subscription takes. */
  runId: string | undefined;
}

export type FileKind = 'image' | 'document' | 'audio' | 'video' | 'custom';

/** A file of an answer or a question. */
export interface MessageFile {
  id: string | undefined;
  kind: FileKind;
  name: string | undefined;
  /** Signed, maybe relative to the API's origin; dies after minutes: never store it. */
  url: string | undefined;
  mimeType: string | undefined;
  /** Bytes. */
  size: number | undefined;
  belongsTo: 'user' | 'assistant';
  /** What asking again sends for a file of the visitor's. */
  uploadId: string | undefined;
}

/** One retrieved passage. Every field but the key may be missing (ref §4.5). */
export interface Source {
  /** Stable within an answer: segment id, else position. Never the row id (random per fetch). */
  key: string;
  position: number | undefined;
  documentId: string | undefined;
  documentName: string | undefined;
  datasetName: string | undefined;
  content: string | undefined;
  /** 0–1. */
  score: number | undefined;
  segmentPosition: number | undefined;
}

/** Price and size of an answer; prices are decimal strings as the server sends them. */
export interface Usage {
  totalTokens: number | undefined;
  totalPrice: string | undefined;
  currency: string | undefined;
  latencySeconds: number | undefined;
}

/** One step of an agent; a later event with the same id replaces it. */
export interface AgentThought {
  id: string;
  /** 1-based. */
  position: number;
  thought: string;
  tools: readonly AgentTool[];
  fileIds: readonly string[];
}

export interface AgentTool {
  name: string;
  /** Label by language tag as the server spells it (`en_US`). */
  labels: Readonly<Record<string, string>>;
  input: string | undefined;
  /** `undefined` while the tool runs. */
  output: string | undefined;
}

export type StepStatus = 'running' | 'succeeded' | 'failed' | 'stopped' | 'paused' | 'retrying';

/** One execution of a workflow node. */
export interface WorkflowStep {
  /** Of this execution; start and end carry the same. */
  id: string;
  nodeId: string;
  nodeType: string;
  title: string;
  index: number | undefined;
  status: StepStatus;
  elapsedSeconds: number | undefined;
  /** `nodeId` of the iteration or loop this step runs in. */
  containerId: string | undefined;
  /** Branch of servers before 1.9. */
  parallelId: string | undefined;
  /** Only with `node-retry`: 1… */
  retryIndex: number | undefined;
}

/** An iteration or a loop: such nodes send no `node-start` of their own. */
export interface ContainerStep {
  kind: 'iteration' | 'loop';
  nodeId: string;
  nodeType: string;
  title: string;
  /** Items to go through, where told. */
  length: number | undefined;
  /** 1-based round, whatever the server counts from. */
  round: number | undefined;
  status: StepStatus;
  elapsedSeconds: number | undefined;
}

export interface AgentLog {
  id: string;
  parentId: string | undefined;
  nodeId: string | undefined;
  nodeExecutionId: string | undefined;
  label: string;
  status: StepStatus;
}

/** A control of a form; raw attributes are read where the form is drawn. */
export interface HumanFormInput {
  kind: string;
  variable: string;
  attributes: Readonly<Record<string, unknown>>;
}

export interface HumanForm {
  formId: string | undefined;
  nodeId: string | undefined;
  title: string;
  /** Markdown with `{{#$output.name#}}` where an input belongs. */
  content: string;
  inputs: readonly HumanFormInput[];
  actions: readonly { id: string; title: string; style: string }[];
  /** Show a form only where this is true and `token` is set. */
  display: boolean;
  token: string | undefined;
  defaults: Readonly<Record<string, string>>;
  /** Unix seconds. */
  expiresAt: number | undefined;
}

export type RunStatus = 'succeeded' | 'partial-succeeded' | 'failed' | 'stopped';

type EventBody =
  /** The server is alive; nothing else. */
  | { type: 'ping' }
  /** `data: [DONE]`, sent by some proxies. */
  | { type: 'stream-end' }
  /**
   * Text to append. `channel` tells who speaks: in a stream that has had `agent`, the first `message`
   * may repeat the whole answer (ref §5.2).
   */
  | { type: 'text-delta'; text: string; channel: 'message' | 'agent' | 'workflow' }
  /** The whole text so far; later deltas append to it. */
  | { type: 'text-replace'; text: string; reason: string | undefined }
  | { type: 'reasoning-delta'; text: string; nodeId: string | undefined; final: boolean }
  | { type: 'message-file'; file: MessageFile }
  | {
      type: 'message-end';
      sources: readonly Source[];
      usage: Usage | undefined;
      files: readonly MessageFile[];
      reasoning: string | undefined;
    }
  | { type: 'agent-thought'; thought: AgentThought }
  | { type: 'agent-log'; log: AgentLog }
  /** base64 of a piece of an MP3; pieces need not be whole frames. */
  | { type: 'speech-delta'; audio: string }
  | { type: 'speech-end' }
  /** Named by `api/` like every other failure, so that the sentence is the same wherever it comes from. */
  | { type: 'error'; error: ChatError }
  | { type: 'workflow-start'; workflowId: string | undefined; resumed: boolean }
  | {
      type: 'workflow-end';
      status: RunStatus;
      outputs: Readonly<Record<string, unknown>>;
      error: string | undefined;
      elapsedSeconds: number | undefined;
      files: readonly MessageFile[];
    }
  | { type: 'workflow-pause'; forms: readonly HumanForm[] }
  | { type: 'node-start'; step: WorkflowStep }
  | { type: 'node-end'; step: WorkflowStep }
  | { type: 'node-retry'; step: WorkflowStep }
  | { type: 'container-start'; container: ContainerStep }
  | { type: 'container-next'; container: ContainerStep }
  | { type: 'container-end'; container: ContainerStep }
  | { type: 'branch-start'; parallelId: string; branchId: string }
  | { type: 'branch-end'; parallelId: string; branchId: string; status: StepStatus }
  | { type: 'form-required'; form: HumanForm }
  | { type: 'form-filled'; nodeId: string | undefined; title: string; content: string; action: string }
  | { type: 'form-timeout'; nodeId: string | undefined; title: string };

/** One event of a stream. */
export type StreamEvent = EventBody & { ids: EventIds };

export type StreamEventType = StreamEvent['type'];
