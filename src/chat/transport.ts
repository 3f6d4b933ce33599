import type { FormField, UploadRules } from './form-field';
import type { Rating, Services } from './services';
import type { AgentThought, HumanForm, MessageFile, Source, StreamEvent, Usage } from './stream-event';

/** A conversation, a form with a text as its result, or a form with a run as its result. */
export type AppMode = 'chat' | 'completion' | 'workflow';

/** What `/site` and `/parameters` tell about the app, cleaned. Absent features are off. */
export interface AppInfo {
  mode: AppMode;
  title: string;
  icon: AppIcon | undefined;
  description: string;
  /** A CSS colour that the server's owner typed, checked by shape only. */
  accent: string | undefined;
  /** Markdown; `{{variable}}` is filled by the client. */
  openingStatement: string;
  starters: readonly string[];
  placeholder: string | undefined;
  disclaimer: string | undefined;
  /** http(s) URL. */
  privacyPolicy: string | undefined;
  copyright: string | undefined;
  /** http(s) URL of the picture that the workspace's owner has put in the place of Dify's name. */
  logo: string | undefined;
  /** BCP 47 tag of the app's owner. */
  language: string | undefined;
  showWorkflowSteps: boolean;
  suggestAfterAnswer: boolean;
  speechToText: boolean;
  textToSpeech: { enabled: boolean; autoPlay: boolean };
  citations: boolean;
  /** Completion apps only. */
  moreLikeThis: boolean;
  /** What to fill in before the first question. */
  fields: readonly FormField[];
  /** `undefined` where a question takes no files. */
  uploads: UploadRules | undefined;
}

export type AppIcon =
  { type: 'emoji'; emoji: string; background: string | undefined } | { type: 'image'; url: string };

/** One question on its way to the server. */
export interface SendRequest {
  mode: AppMode;
  /** Empty for a form without a question. */
  text: string;
  inputs: Readonly<Record<string, unknown>>;
  /** `undefined` starts a conversation. */
  conversationId: string | undefined;
  /** Id of the answer this question continues; `undefined` for a root (the model then knows nothing before it). */
  parentMessageId: string | undefined;
  files: readonly OutgoingFile[];
}

/** A file item as ref §3.10 wants it, in our words. */
export type OutgoingFile =
  | { kind: MessageFile['kind']; method: 'upload'; uploadId: string }
  | { kind: MessageFile['kind']; method: 'link'; url: string; uploadId?: string };

/** Parent of rows made by old releases: the row before in time (ref §3.2). */
export const PREVIOUS_ROW = 'previous';

/** A stored question and its answer. */
export interface StoredMessage {
  id: string;
  /** Id as stored; `PREVIOUS_ROW` for the nil UUID of old rows; `undefined` for a root. */
  parent: string | undefined;
  question: string;
  answer: string;
  inputs: Readonly<Record<string, unknown>>;
  files: readonly MessageFile[];
  sources: readonly Source[];
  thoughts: readonly AgentThought[];
  usage: Usage | undefined;
  feedback: Rating | undefined;
  status: 'normal' | 'error' | 'paused';
  /** Run of a chatflow, where a form of it is stored. */
  runId: string | undefined;
  forms: readonly StoredForm[];
  /** Unix seconds. */
  createdAt: number;
}

/** A form for a person inside an answer: still open, or as it was filled in. */
export type StoredForm =
  { filled: false; form: HumanForm } | { filled: true; title: string; content: string; action: string };

export interface Conversation {
  readonly id: string;
  readonly name: string;
  /** The opening statement with its variables filled; may be empty. */
  readonly introduction: string;
  /** Unix seconds. */
  readonly updatedAt: number;
}

export interface ConversationPage {
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  readonly hasMore: boolean;
}

/** A result that the visitor has kept (completion apps). */
export interface SavedMessage {
  readonly id: string;
  readonly answer: string;
  /** Unix seconds. */
  readonly createdAt: number;
}

export interface SavedPage {
  readonly messages: readonly SavedMessage[];
  readonly hasMore: boolean;
}

export interface MessagePage {
  /** Oldest first. */
  messages: readonly StoredMessage[];
  hasMore: boolean;
}

/**
 * All that `chat/` asks of a server. `api/` implements it over Dify's `/api`.
 * Every method rejects with a `ChatError`, or with the signal's `AbortError` reason where one is given and aborted.
 */
export interface ChatTransport {
  /** Access, look and features of the app. Cached after the first success. */
  app(): Promise<AppInfo>;
  /** A question is being typed: a chance to fetch what `send` and `messages` need. */
  prepare(): void;
  /**
   * Asks one question: exactly one POST, unless it was refused with 401 before any work was done.
   * Iterating reads the answer; leaving the loop closes the connection. The end of the iteration is the end of the
   * connection, not of the answer: `TurnEnd` judges that.
   */
  send(request: SendRequest, signal: AbortSignal): AsyncIterable<StreamEvent>;
  /** Asks the server to stop; resolves when it has been told. */
  stop(mode: AppMode, taskId: string): Promise<void>;
  /** The newest messages, or those older than `before`. */
  messages(conversationId: string, before?: string): Promise<MessagePage>;
  /** Everything else, brought on first use. */
  services(): Promise<Services>;
}
