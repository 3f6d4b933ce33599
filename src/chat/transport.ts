import type { AgentThought, MessageFile, Source, StreamEvent, Usage } from './stream-event';

/** What `/site` and `/parameters` tell about the app, cleaned. Absent features are off. */
export interface AppInfo {
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
  /** BCP 47 tag of the app's owner. */
  language: string | undefined;
  showWorkflowSteps: boolean;
  suggestAfterAnswer: boolean;
  speechToText: boolean;
  textToSpeech: { enabled: boolean; autoPlay: boolean };
  citations: boolean;
}

export type AppIcon =
  { type: 'emoji'; emoji: string; background: string | undefined } | { type: 'image'; url: string };

/** One question on its way to the server. */
export interface SendRequest {
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
  | { kind: MessageFile['kind']; method: 'link'; url: string };

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
  feedback: 'like' | 'dislike' | undefined;
  status: 'normal' | 'error' | 'paused';
  /** Unix seconds. */
  createdAt: number;
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
  stop(taskId: string): Promise<void>;
  /** The newest messages, or those older than `before`. */
  messages(conversationId: string, before?: string): Promise<MessagePage>;
}
