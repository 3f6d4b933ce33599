import type { Answer, PlacedThought, Reasoning } from './answer';
import { ChatError } from './errors';
import { endSteps, reduceRun } from './reduce-run';
import type { AgentThought, EventIds, MessageFile, StreamEvent } from './stream-event';

/**
 * The next state of an answer. Pure: the same events give the same answer, however the network cut them.
 * It does not decide when an answer is over; that is `TurnEnd`'s.
 */
export function reduceAnswer(former: Answer, event: StreamEvent): Answer {
  const answer = withIds(former, event.ids);
  switch (event.type) {
    case 'text-delta':
      return appendText(answer, event.text, event.channel);
    case 'text-replace':
      return { ...answer, text: event.text, agentSpoke: false };
    case 'message-file':
      return { ...answer, files: addFiles(answer.files, [event.file]) };
    case 'agent-thought':
      return { ...answer, thoughts: putThought(answer, event.thought) };
    case 'message-end':
      return {
        ...answer,
        sources: event.sources,
        usage: event.usage,
        files: addFiles(answer.files, event.files),
        reasoning: endReasoning(answer.reasoning, event.reasoning),
      };
    case 'workflow-end':
      return endRun(answer, event);
    case 'error':
      return { ...failRun(answer), status: 'error', error: event.error };
    case 'reasoning-delta':
      return { ...answer, reasoning: addReasoning(answer.reasoning, event.text, event.final) };
    case 'workflow-start':
    case 'workflow-pause':
    case 'node-start':
    case 'node-end':
    case 'node-retry':
    case 'container-start':
    case 'container-next':
    case 'container-end':
    case 'agent-log':
    case 'form-required':
    case 'form-filled':
    case 'form-timeout':
      return reduceRun(answer, event);
    // Branches are told by their steps; speech is heard, not kept.
    case 'branch-start':
    case 'branch-end':
    case 'speech-delta':
    case 'speech-end':
    case 'ping':
    case 'stream-end':
      return answer;
    default:
      event satisfies never;
      return answer;
  }
}

/** Ids stay once known; most events repeat them, so the common case allocates nothing. */
function withIds(answer: Answer, ids: EventIds): Answer {
  const messageId = answer.messageId ?? ids.messageId;
  const taskId = answer.taskId ?? ids.taskId;
  const runId = answer.runId ?? ids.runId;
  if (messageId === answer.messageId && taskId === answer.taskId && runId === answer.runId) return answer;
  return { ...answer, messageId, taskId, runId };
}

function appendText(answer: Answer, delta: string, channel: 'message' | 'agent' | 'workflow'): Answer {
  if (channel === 'agent') return { ...answer, text: answer.text + delta, agentSpoke: true };
  // Mode `agent` closes with one `message` that holds the whole answer again: the copy replaces, once.
  const repeats = answer.agentSpoke && delta !== '' && delta.startsWith(answer.text);
  return { ...answer, text: repeats ? delta : answer.text + delta, agentSpoke: false };
}

function endRun(former: Answer, event: Extract<StreamEvent, { type: 'workflow-end' }>): Answer {
  const { status, outputs, elapsedSeconds } = event;
  const isOver = status === 'succeeded' || status === 'partial-succeeded';
  const answer: Answer = {
    ...former,
    run: { status, outputs, elapsedSeconds },
    steps: endSteps(former.steps, isOver ? 'succeeded' : 'stopped'),
    files: addFiles(former.files, event.files),
  };
  switch (status) {
    case 'failed':
      // On newer servers this event is the only sign of an error; on older ones a better named `error` follows.
      return {
        ...answer,
        status: 'error',
        error: answer.error ?? new ChatError('answer-failed', event.error ?? 'The workflow failed.'),
      };
    case 'stopped':
      return { ...answer, status: 'stopped' };
    case 'succeeded':
    case 'partial-succeeded':
      return answer;
    default:
      status satisfies never;
      return answer;
  }
}

/** A run that fails without an end of its own, as on newer servers where a worker breaks. */
function failRun(answer: Answer): Answer {
  const { run } = answer;
  return run?.status === 'running'
    ? { ...answer, run: { ...run, status: 'failed' }, steps: endSteps(answer.steps, 'stopped') }
    : answer;
}

/** What one node thought is complete; another's begins a paragraph of its own. */
function addReasoning(former: Reasoning | undefined, delta: string, done: boolean): Reasoning {
  const gap = former?.done && former.text !== '' && delta !== '' ? '\n\n' : '';
  return { text: (former?.text ?? '') + gap + delta, done };
}

/** The end may bring the whole of it again, for the first time, or more of it than was heard. */
function endReasoning(former: Reasoning | undefined, whole = ''): Reasoning | undefined {
  const text = former && former.text.length >= whole.length ? former.text : whole;
  return text === '' ? former : { text, done: true };
}

/** A known id replaces; where in the text a step stands is where its first tool was called. */
function putThought({ thoughts, text }: Answer, thought: AgentThought): PlacedThought[] {
  const index = thoughts.findIndex((known) => known.id === thought.id);
  const former = thoughts[index];
  const placed = { ...thought, at: former && former.tools.length > 0 ? former.at : text.length };
  // In its former place, because servers that tell no position are told apart by the order alone.
  const all = former ? thoughts.with(index, placed) : [...thoughts, placed];
  return all.toSorted((one, other) => one.position - other.position);
}

/** Adds the assistant's files that are not there yet; the same file comes live and again at the end. */
function addFiles(files: readonly MessageFile[], more: readonly MessageFile[]): readonly MessageFile[] {
  const all = [...files];
  for (const file of more) {
    if (file.belongsTo === 'assistant' && !all.some((known) => isSameFile(known, file))) all.push(file);
  }
  return all.length === files.length ? files : all;
}

function isSameFile(one: MessageFile, other: MessageFile): boolean {
  if (one.id !== undefined && one.id === other.id) return true;
  // Signatures differ from one URL to the next, the path does not.
  return one.url !== undefined && one.url.split('?')[0] === other.url?.split('?')[0];
}
