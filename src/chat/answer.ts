import type { ChatError } from './errors';
import type { AgentThought, MessageFile, Source, Usage } from './stream-event';

/** `streaming` from the press of «Send» on, also before the first word. */
export type AnswerStatus = 'streaming' | 'done' | 'stopped' | 'error';

/** What is known of one answer. Replaced as a whole, never mutated. */
export interface Answer {
  readonly status: AnswerStatus;
  /** Markdown as the model wrote it. */
  readonly text: string;
  readonly messageId: string | undefined;
  readonly taskId: string | undefined;
  readonly runId: string | undefined;
  readonly files: readonly MessageFile[];
  readonly sources: readonly Source[];
  readonly thoughts: readonly AgentThought[];
  readonly usage: Usage | undefined;
  /** Set with status `error`. */
  readonly error: ChatError | undefined;
  /** The agent has spoken: the next `message` delta may repeat the whole answer (ref §5.2). */
  readonly agentSpoke: boolean;
}

export const EMPTY_ANSWER: Answer = {
  status: 'streaming',
  text: '',
  messageId: undefined,
  taskId: undefined,
  runId: undefined,
  files: [],
  sources: [],
  thoughts: [],
  usage: undefined,
  error: undefined,
  agentSpoke: false,
};

/** True until the answer has anything to show. */
export function isWaiting(answer: Answer): boolean {
  return answer.status === 'streaming' && answer.text === '' && answer.thoughts.length === 0;
}
