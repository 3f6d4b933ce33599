import { expect, test } from 'vitest';
import { EMPTY_ANSWER, type Answer } from './answer';
import { ChatError } from './errors';
import { reduceAnswer } from './reduce-answer';
import type { AgentLog, AgentThought, MessageFile, StreamEvent, WorkflowStep } from './stream-event';
import { delta, IDS, messageEnd, workflowEnd, workflowStart } from './testing';

function reduce(...events: StreamEvent[]): Answer {
  return events.reduce(reduceAnswer, EMPTY_ANSWER);
}

const agent = (text: string): StreamEvent => ({ type: 'text-delta', text, channel: 'agent', ids: IDS });
const replace = (text: string): StreamEvent => ({ type: 'text-replace', text, reason: undefined, ids: IDS });

test('deltas append in order and the ids of the first event stay', () => {
  const answer = reduce(delta('The shop '), delta('opens at nine.', { ...IDS, messageId: 'other' }));
  expect(answer).toMatchObject({
    text: 'The shop opens at nine.',
    messageId: 'm-1',
    taskId: 't-1',
    status: 'streaming',
  });
});

test('a replacement is the whole text and later deltas append to it', () => {
  expect(reduce(delta('The secret is'), replace('I cannot talk about that.'), delta(' Sorry.')).text).toBe(
    'I cannot talk about that. Sorry.',
  );
});

test('the closing copy of mode `agent` does not double the text', () => {
  expect(reduce(agent('It rains '), agent('in Oslo.'), delta('It rains in Oslo.')).text).toBe(
    'It rains in Oslo.',
  );
});

test('a message after agent text that is no copy appends', () => {
  expect(reduce(agent('It rains.'), delta(' Take a coat.')).text).toBe('It rains. Take a coat.');
});

test('only the first message after agent text can be a copy', () => {
  expect(reduce(agent('na'), delta('na'), delta('na')).text).toBe('nana');
});

test('an error keeps what was shown', () => {
  const error = new ChatError('answer-failed', 'No.');
  expect(reduce(delta('The capital'), { type: 'error', error, ids: IDS })).toMatchObject({
    text: 'The capital',
    status: 'error',
    error,
  });
});

test('a failed run is an error, and the better named error after it wins', () => {
  const failed = reduce(delta('The capital'), workflowEnd('failed'));
  expect(failed).toMatchObject({ status: 'error', error: { code: 'answer-failed' } });
  const error = new ChatError('quota-exceeded', 'No.');
  expect(reduceAnswer(failed, { type: 'error', error, ids: IDS }).error).toBe(error);
});

test('a thought with a known id replaces, and thoughts stand by position', () => {
  const thought = (id: string, position: number, text: string): StreamEvent => {
    const value: AgentThought = { id, position, thought: text, tools: [], fileIds: [] };
    return { type: 'agent-thought', thought: value, ids: IDS };
  };
  const answer = reduce(thought('b', 2, 'two'), thought('a', 1, ''), thought('a', 1, 'one'));
  expect(answer.thoughts.map(({ thought: text }) => text)).toEqual(['one', 'two']);
});

test('a file that comes live and again at the end is one file; the visitor’s own are not shown', () => {
  const file = (url: string, belongsTo: 'user' | 'assistant' = 'assistant'): MessageFile => ({
    id: undefined,
    uploadId: undefined,
    kind: 'image',
    name: undefined,
    url,
    mimeType: undefined,
    size: undefined,
    belongsTo,
  });
  const live: StreamEvent = { type: 'message-file', file: file('/files/a.png?sign=1'), ids: IDS };
  const own: StreamEvent = { type: 'message-file', file: file('/files/b.png', 'user'), ids: IDS };
  const end: StreamEvent = {
    type: 'message-end',
    sources: [],
    usage: undefined,
    reasoning: undefined,
    files: [file('/files/a.png?sign=2')],
    ids: IDS,
  };
  expect(reduce(live, own, end).files).toHaveLength(1);
});

test('the same file twice in one list is one file', () => {
  const file: MessageFile = {
    id: undefined,
    uploadId: undefined,
    kind: 'image',
    name: undefined,
    url: '/files/a.png?sign=1',
    mimeType: undefined,
    size: undefined,
    belongsTo: 'assistant',
  };
  const files = [file, { ...file, url: '/files/a.png?sign=2' }];
  const end: StreamEvent = {
    type: 'message-end',
    sources: [],
    usage: undefined,
    reasoning: undefined,
    files,
    ids: IDS,
  };
  expect(reduce(end).files).toHaveLength(1);
});

const node = (type: 'node-start' | 'node-end', fields: Partial<WorkflowStep>): StreamEvent => ({
  type,
  step: {
    id: 'x-1',
    nodeId: 'n-1',
    nodeType: 'llm',
    title: 'Advice',
    index: undefined,
    status: type === 'node-start' ? 'running' : 'succeeded',
    elapsedSeconds: undefined,
    containerId: undefined,
    parallelId: undefined,
    retryIndex: undefined,
    ...fields,
  },
  ids: IDS,
});

const container = (type: 'container-start' | 'container-next', round?: number): StreamEvent => ({
  type,
  container: {
    kind: 'loop',
    nodeId: 'n-loop',
    nodeType: 'loop',
    title: 'Until one fits',
    length: type === 'container-start' ? 2 : undefined,
    round,
    status: 'running',
    elapsedSeconds: undefined,
  },
  ids: IDS,
});

const log = (fields: Partial<AgentLog>): StreamEvent => ({
  type: 'agent-log',
  log: {
    id: 'log-1',
    parentId: undefined,
    nodeId: 'n-1',
    nodeExecutionId: 'x-1',
    label: 'Round 1',
    status: 'running',
    ...fields,
  },
  ids: IDS,
});

test('an error that is a run’s only end ends its steps, and the run has failed', () => {
  const error = new ChatError('server', 'No.');
  const answer = reduce(workflowStart(), node('node-start', {}), { type: 'error', error, ids: IDS });
  expect(answer).toMatchObject({ run: { status: 'failed' }, steps: [{ status: 'stopped' }] });
});

test('the first round is the one nobody told of, and none is beyond the last', () => {
  const start = container('container-start');
  expect(reduce(start).steps).toMatchObject([{ round: 1, length: 2 }]);
  const steps = reduce(start, node('node-start', { containerId: 'n-loop' })).steps;
  expect(steps).toMatchObject([{}, { round: 1, parentKey: 'n-loop' }]);
  // Some servers announce a round after the last one.
  expect(reduce(start, container('container-next', 2), container('container-next', 3)).steps).toMatchObject([
    { round: 2 },
  ]);
});

test('a container told of as a node, as snapshots do, is the container it was', () => {
  const told = { id: 'x-9', nodeId: 'n-loop', nodeType: 'loop' };
  const { steps } = reduce(container('container-start'), node('node-start', told), node('node-end', told));
  expect(steps).toMatchObject([{ key: 'n-loop', kind: 'loop', status: 'succeeded', length: 2 }]);
});

test('a log hangs on its parent, on its execution, or on the last run of its node, and on nobody else', () => {
  const parentOf = (...events: StreamEvent[]) => reduce(...events).steps.at(-1)?.parentKey;
  const started = node('node-start', {});
  expect(parentOf(started, log({}), log({ id: 'log-2', parentId: 'log-1' }))).toBe('log-1');
  expect(parentOf(started, log({ parentId: 'gone' }))).toBe('x-1');
  expect(parentOf(started, log({ nodeExecutionId: 'other' }))).toBe('x-1');
  expect(parentOf(log({}))).toBeUndefined();
});

test('an end whose beginning was missed is no end of the node’s log', () => {
  const { steps } = reduce(log({}), node('node-end', { id: 'x-2' }));
  expect(steps).toMatchObject([
    { kind: 'log', status: 'running' },
    { kind: 'node', status: 'succeeded' },
  ]);
});

test('a node that waited for a person runs again', () => {
  const paused = node('node-end', { status: 'paused' });
  const { steps } = reduce(node('node-start', {}), paused, node('node-start', {}));
  expect(steps).toMatchObject([{ status: 'running' }]);
});

test('pings and events of later versions change nothing but ids', () => {
  const none = { conversationId: undefined, messageId: undefined, taskId: undefined, runId: undefined };
  const answer = reduce(delta('Hi'));
  expect(reduceAnswer(answer, { type: 'ping', ids: none })).toBe(answer);
});

test('an answer is the same wherever its text was cut', () => {
  const text = 'Grüße 👋🏽 from the harbour.';
  const whole = reduce(delta(text), messageEnd());
  for (let cut = 0; cut <= text.length; cut++) {
    expect(reduce(delta(text.slice(0, cut)), delta(text.slice(cut)), messageEnd()), `cut at ${cut}`).toEqual(
      whole,
    );
  }
});
