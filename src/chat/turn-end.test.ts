import { expect, test } from 'vitest';
import { ChatError } from './errors';
import type { StreamEvent } from './stream-event';
import { delta, IDS, messageEnd, workflowEnd, workflowStart } from './testing';
import { TurnEnd, type TurnPhase } from './turn-end';

function phases(...events: StreamEvent[]): TurnPhase[] {
  const end = new TurnEnd();
  return events.map((event) => end.observe(event));
}

test('a basic app’s answer ends with message_end', () => {
  expect(phases(delta('Hi'), messageEnd())).toEqual(['open', 'ended']);
});

test('a chatflow’s answer ends when both end events were seen, in either order', () => {
  expect(phases(workflowStart(), workflowEnd('succeeded'), messageEnd())).toEqual([
    'open',
    'ending',
    'ended',
  ]);
  expect(phases(workflowStart(), messageEnd(), workflowEnd('succeeded'))).toEqual([
    'open',
    'ending',
    'ended',
  ]);
});

test('a server that loses message_end leaves the answer ending, to be closed after the grace', () => {
  expect(phases(workflowStart(), delta('Hi'), workflowEnd('succeeded'))).toEqual(['open', 'open', 'ending']);
});

test('a direct answer of a chatflow, without a run, ends with message_end', () => {
  expect(phases({ type: 'ping', ids: IDS }, delta('Hi'), messageEnd())).toEqual(['open', 'open', 'ended']);
});

test('an error, a pause and [DONE] end at once', () => {
  const error: StreamEvent = { type: 'error', error: new ChatError('server', 'No.'), ids: IDS };
  expect(phases(workflowStart(), error)).toEqual(['open', 'ended']);
  expect(phases(workflowStart(), { type: 'workflow-pause', forms: [], ids: IDS })).toEqual(['open', 'ended']);
  expect(phases(delta('Hi'), { type: 'stream-end', ids: IDS })).toEqual(['open', 'ended']);
});

test('an error after a failed run is still read', () => {
  const error: StreamEvent = { type: 'error', error: new ChatError('server', 'No.'), ids: IDS };
  expect(phases(workflowStart(), workflowEnd('failed'), error)).toEqual(['open', 'ending', 'ended']);
});

test('whoever came late to a run knows it by its id, and waits for its end', () => {
  const ids = { ...IDS, runId: 'r-1' };
  expect(phases(delta('Hi', ids), messageEnd(), workflowEnd('succeeded', ids))).toEqual([
    'open',
    'ending',
    'ended',
  ]);
});
