import type { ChatErrorCode } from './errors';

interface AnswerIds {
  conversationId: string | undefined;
  messageId: string | undefined;
}

/** What a conversation tells its owner. Each payload is plain data. */
export interface ConversationEvents {
  'message-sent': { conversationId: string | undefined; text: string };
  'message-start': AnswerIds;
  /** Exactly once per answer; `message-stopped` and `error` come besides, before it. */
  'message-end': AnswerIds & { status: 'done' | 'stopped' | 'error' };
  'message-stopped': AnswerIds;
  /** `message` is for logs, never for a visitor. */
  error: AnswerIds & { code: ChatErrorCode; message: string; traceId: string | undefined };
  feedback: AnswerIds & { rating: 'like' | 'dislike' | undefined; comment: string | undefined };
  'conversation-change': { conversationId: string | undefined };
  /** By the page or by the visitor's form. */
  'inputs-change': { inputs: Readonly<Record<string, unknown>> };
}

/** Emits one of `Events`: a name with its own detail. */
export type Emit<Events> = (
  ...event: { [Name in keyof Events]: [name: Name, detail: Events[Name]] }[keyof Events]
) => void;
