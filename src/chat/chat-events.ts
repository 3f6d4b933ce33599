import type { ChatErrorCode } from './errors';

interface AnswerIds {
  conversationId: string | undefined;
  messageId: string | undefined;
}

/** What a conversation tells its owner. Each payload is plain data. */
export interface ConversationEvents {
  /** A question leaves: by the visitor or by `send`. */
  'message-sent': { conversationId: string | undefined; text: string };
  /** An answer begins. */
  'message-start': AnswerIds;
  /** Exactly once per answer; `message-stopped` and `error` come besides, before it. */
  'message-end': AnswerIds & { status: 'done' | 'stopped' | 'error' };
  /** The visitor or `stop` ended an answer. */
  'message-stopped': AnswerIds;
  /** An answer failed. `message` is for logs, never for a visitor. */
  error: AnswerIds & { code: ChatErrorCode; message: string; traceId: string | undefined };
  /** An answer was rated, or its rating withdrawn. */
  feedback: AnswerIds & { rating: 'like' | 'dislike' | undefined; comment: string | undefined };
  /** Another conversation is shown; a new one has its id with the first answer. */
  'conversation-change': { conversationId: string | undefined };
  /** Values were set, by the page or in the visitor's form. */
  'inputs-change': { inputs: Readonly<Record<string, unknown>> };
}

/** Emits one of `Events`: a name with its own detail. */
export type Emit<Events> = (
  ...event: { [Name in keyof Events]: [name: Name, detail: Events[Name]] }[keyof Events]
) => void;
