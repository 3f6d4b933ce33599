import type { ChatError } from './errors';
import type { Rating } from './services';
import type {
  AgentThought,
  HumanForm,
  MessageFile,
  RunStatus,
  Source,
  StepStatus,
  Usage,
} from './stream-event';

/** `streaming` from the press of «Send» on, also before the first word. */
export type AnswerStatus = 'streaming' | 'done' | 'stopped' | 'error';

/** A step of an agent and where in the text it was taken. */
export interface PlacedThought extends AgentThought {
  /** Characters of the answer that were there before its tools were called. */
  readonly at: number;
}

/** One line of what a workflow does. */
export interface Step {
  readonly key: string;
  /** Iteration, loop, node or log entry it belongs to. */
  readonly parentKey: string | undefined;
  readonly kind: 'node' | 'iteration' | 'loop' | 'log';
  readonly nodeId: string | undefined;
  readonly nodeType: string;
  readonly title: string;
  readonly status: StepStatus;
  readonly elapsedSeconds: number | undefined;
  /** Of an iteration or a loop: the round it is in, from 1; of its steps: the round they belong to. */
  readonly round: number | undefined;
  /** Rounds of an iteration or a loop, where told. */
  readonly length: number | undefined;
  readonly retries: number;
}

export interface Run {
  readonly status: RunStatus | 'running' | 'paused';
  readonly elapsedSeconds: number | undefined;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A form on which the run waits, or what became of it. */
export type AnswerForm =
  | { readonly state: 'open'; readonly form: HumanForm }
  | { readonly state: 'filled'; readonly title: string; readonly content: string; readonly action: string }
  | { readonly state: 'expired'; readonly title: string };

export interface Reasoning {
  readonly text: string;
  readonly done: boolean;
}

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
  /** By position. */
  readonly thoughts: readonly PlacedThought[];
  /** Of servers that send it apart from the text; `<think>` parts stand in the text (`answer-parts.ts`). */
  readonly reasoning: Reasoning | undefined;
  /** In the order of their beginning. */
  readonly steps: readonly Step[];
  /** Of a chatflow or workflow. */
  readonly run: Run | undefined;
  readonly forms: readonly AnswerForm[];
  readonly usage: Usage | undefined;
  readonly feedback: Rating | undefined;
  /** Set with status `error`. */
  readonly error: ChatError | undefined;
  /** The agent has spoken: the next `message` delta may repeat the whole answer (ref §5.2). */
  readonly agentSpoke: boolean;
}

/** Nothing, once for all: a long conversation has thousands of such lists. */
export const NONE: readonly never[] = [];

export const EMPTY_ANSWER: Answer = {
  status: 'streaming',
  text: '',
  messageId: undefined,
  taskId: undefined,
  runId: undefined,
  files: NONE,
  sources: NONE,
  thoughts: NONE,
  reasoning: undefined,
  steps: NONE,
  run: undefined,
  forms: NONE,
  usage: undefined,
  feedback: undefined,
  error: undefined,
  agentSpoke: false,
};

/** True until the answer has a word, a thought or a tool to show. */
export function isWaiting(answer: Answer): boolean {
  return (
    answer.status === 'streaming' &&
    answer.text === '' &&
    !answer.reasoning &&
    !answer.thoughts.some((thought) => thought.tools.length > 0)
  );
}

/** The answer is text and nothing else: no step, no tool, no thought. */
export function isPlain({ text, reasoning, thoughts, steps }: Answer): boolean {
  return (
    !reasoning &&
    thoughts.length + steps.length === 0 &&
    !text.includes('<think') &&
    !text.includes('</think') &&
    // It may become one.
    !/^\s*<[/think]*$/.test(text)
  );
}

/** The answer waits for a person: it is not over, but nothing is on its way. */
export function isPaused(answer: Answer): boolean {
  return answer.run?.status === 'paused';
}

/** On its way again by its run, where it had stopped for a person or with its page. */
export function resumed(answer: Answer, runId: string): Answer {
  return {
    ...answer,
    runId,
    status: 'streaming',
    error: undefined,
    run: newRun('running'),
  };
}

/** A run of which no more is known than this. */
export function newRun(status: Run['status']): Run {
  return { status, elapsedSeconds: undefined, outputs: {} };
}
