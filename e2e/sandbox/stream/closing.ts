import type { Settings } from '../settings';
import { type Emission, isFlow, type Outcome, type RunView } from './dialect';
import { describeEndFiles } from './end-files';
import { ANNOTATION } from './annotation';
import { describePassage, describeReduced } from './passages';
import { describeUsage, tokensOf } from './usage';

/** The end events in the order of the profile (ref §4.7, §5.8, §5.9). */
export function closing(run: RunView, outcome: Outcome): readonly Emission[] {
  if (outcome.kind === 'gone') return [];
  const { mode, profile } = run;
  if (!isFlow(mode) || run.isDirect)
    return outcome.kind === 'failed' ? [streamError(outcome.error)] : plainEnd(run);
  const finished = workflowFinished(run, outcome);
  if (outcome.kind === 'failed') {
    return profile.runner === 'inline' ? [finished, streamError(outcome.error)] : [finished];
  }
  const isLost =
    profile.chatflowEnd === 'finish' || (outcome.kind === 'stopped' && profile.runner === 'background');
  if (mode === 'workflow' || isLost) return [finished];
  return profile.chatflowEnd === 'finish-message' ? [finished, messageEnd(run)] : [messageEnd(run), finished];
}

/** An event of the HTTP layer: `code`, `status`, `message` beside the envelope. */
function streamError(error: Settings['error']): Emission {
  return { event: 'error', fields: { ...error } };
}

function plainEnd(run: RunView): readonly Emission[] {
  // The newest kind of agent repeats the whole answer before its end (ref §5.2).
  const copy: Emission = { event: 'message', fields: { id: run.row.id, answer: run.answer } };
  return run.mode === 'agent' && !run.isDirect ? [copy, messageEnd(run)] : [messageEnd(run)];
}

function messageEnd(run: RunView): Emission {
  const reduced = run.profile.reducedEnd || run.mode === 'completion';
  return {
    event: 'message_end',
    fields: {
      id: run.row.id,
      metadata: {
        retriever_resources: run.row.passages.map(reduced ? describeReduced : describePassage),
        ...(reduced ? {} : { usage: describeUsage(run.row.query, run.answer) }),
        ...(reduced || !run.row.isAnnotated ? {} : { annotation_reply: ANNOTATION }),
      },
      files: describeEndFiles(run),
    },
  };
}

function workflowFinished(run: RunView, outcome: Exclude<Outcome, { kind: 'gone' }>): Emission {
  const { exceptions, outputs, files } = run.result;
  const done = exceptions > 0 ? 'partial-succeeded' : 'succeeded';
  const status = { done, stopped: 'stopped', failed: 'failed' }[outcome.kind];
  const text = { [run.mode === 'workflow' ? 'result' : 'answer']: run.answer };
  const reason = outcome.kind === 'failed' ? outcome.error.message : null;
  return {
    event: 'workflow_finished',
    fields: {
      data: {
        id: run.runId,
        workflow_id: run.row.conversationId,
        status,
        outputs: outcome.kind === 'failed' ? null : { ...text, ...outputs },
        error: outcome.kind === 'stopped' ? 'Stopped by user.' : reason,
        elapsed_time: (Date.now() - run.startedAt) / 1000,
        total_tokens: tokensOf(run.answer),
        total_steps: run.stepCount,
        created_by: { id: run.row.id, user: 'visitor' },
        created_at: run.row.createdAt,
        finished_at: Math.floor(Date.now() / 1000),
        exceptions_count: exceptions,
        files,
      },
    },
  };
}
