import type { Fields } from '../fields';
import type { Mode } from '../scenario';
import { type Profile } from '../profiles';
import type { Settings } from '../settings';
import { signPath } from '../store/files';
import type { Row, RowFile } from '../store/rows';
import { describePassage, describeReduced } from './passages';
import { describeUsage, tokensOf } from './usage';

/** An event besides its envelope; or the line that only says «alive». */
export type Emission = 'ping' | { event: string; fields: Fields };

export type Outcome =
  | { kind: 'done' | 'stopped' }
  | { kind: 'failed'; error: Settings['error'] }
  /** The reader went away, and with it the run. */
  | { kind: 'gone' };

/** What the dialects want to know of a run. */
export interface RunView {
  readonly mode: Mode;
  readonly profile: Profile;
  readonly settings: Settings;
  readonly runId: string;
  readonly taskId: string;
  readonly row: Row;
  readonly answer: string;
  readonly stepCount: number;
  readonly startedAt: number;
}

/** The run lives beside the HTTP call: it goes on without a reader (ref §4.7). */
export function isDetached(mode: Mode, profile: Profile): boolean {
  return isFlow(mode) && profile.runner === 'background';
}

function isFlow(mode: Mode): boolean {
  return mode === 'advanced-chat' || mode === 'workflow';
}

/** The members every event of this app carries (ref §4.2). */
export function envelope(run: RunView, event: string, fields: Fields): Fields {
  const task = event === 'error' ? {} : { task_id: run.taskId };
  if (run.mode === 'workflow') return { workflow_run_id: run.runId, ...task };
  const message = { message_id: run.row.id, created_at: run.row.createdAt, ...task };
  if (run.mode === 'completion') return message;
  const ofWorkflow = 'data' in fields && event !== 'agent_log';
  return {
    conversation_id: run.row.conversationId,
    ...message,
    ...(ofWorkflow ? { workflow_run_id: run.runId } : {}),
  };
}

/** A text delta under the name this app has for it. */
export function delta(run: RunView, text: string, from: readonly string[] | null): Emission {
  if (run.mode === 'workflow') {
    return { event: 'text_chunk', fields: { data: { text, from_variable_selector: from ?? [] } } };
  }
  if (run.mode === 'agent-chat' || run.mode === 'agent') {
    return { event: 'agent_message', fields: { id: run.row.id, answer: text } };
  }
  return { event: 'message', fields: { id: run.row.id, answer: text, from_variable_selector: from } };
}

/** What comes before the scenario's own steps. */
export function opening(run: RunView, reason: 'initial' | 'resumption' = 'initial'): readonly Emission[] {
  if (!isFlow(run.mode)) return [];
  const background = run.profile.runner === 'background';
  const started: Emission = {
    event: 'workflow_started',
    fields: {
      data: {
        id: run.runId,
        workflow_id: run.row.conversationId,
        inputs: {
          ...run.row.inputs,
          'sys.query': run.row.query,
          'sys.conversation_id': run.row.conversationId,
        },
        created_at: run.row.createdAt,
        ...(background ? { reason } : {}),
      },
    },
  };
  return background && reason === 'initial' ? ['ping', started] : [started];
}

/** The end events in the order of the profile (ref §4.7, §5.8, §5.9). */
export function closing(run: RunView, outcome: Outcome): readonly Emission[] {
  if (outcome.kind === 'gone') return [];
  const { mode, profile } = run;
  if (!isFlow(mode)) return outcome.kind === 'failed' ? [streamError(outcome.error)] : plainEnd(run);
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
  return run.mode === 'agent' ? [copy, messageEnd(run)] : [messageEnd(run)];
}

function messageEnd(run: RunView): Emission {
  const reduced = run.profile.reducedEnd || run.mode === 'completion';
  const files = run.row.files.filter((file) => file.belongsTo === 'assistant');
  return {
    event: 'message_end',
    fields: {
      id: run.row.id,
      metadata: {
        retriever_resources: run.row.passages.map(reduced ? describeReduced : describePassage),
        ...(reduced ? {} : { usage: describeUsage(run.row.query, run.answer) }),
      },
      files: describeFiles(files, run),
    },
  };
}

function describeFiles(files: readonly RowFile[], run: RunView): readonly Fields[] | null {
  if (files.length === 0 && run.mode !== 'advanced-chat') return null;
  return files.map((file) => ({
    related_id: file.id,
    type: file.type,
    transfer_method: file.method,
    filename: file.name,
    extension: `.${file.name.split('.').at(-1) ?? ''}`,
    mime_type: file.mimeType,
    size: file.size,
    url: signPath(file.path, run.settings.fileSeconds),
    upload_file_id: null,
    remote_url: '',
  }));
}

function workflowFinished(run: RunView, outcome: Exclude<Outcome, { kind: 'gone' }>): Emission {
  const status = { done: 'succeeded', stopped: 'stopped', failed: 'failed' }[outcome.kind];
  const reason = outcome.kind === 'failed' ? outcome.error.message : null;
  return {
    event: 'workflow_finished',
    fields: {
      data: {
        id: run.runId,
        workflow_id: run.row.conversationId,
        status,
        outputs:
          outcome.kind === 'failed' ? null : { [run.mode === 'workflow' ? 'result' : 'answer']: run.answer },
        error: outcome.kind === 'stopped' ? 'Stopped by user.' : reason,
        elapsed_time: (Date.now() - run.startedAt) / 1000,
        total_tokens: tokensOf(run.answer),
        total_steps: run.stepCount,
        created_by: { id: run.row.id, user: 'visitor' },
        created_at: run.row.createdAt,
        finished_at: Math.floor(Date.now() / 1000),
        exceptions_count: 0,
        files: [],
      },
    },
  };
}
