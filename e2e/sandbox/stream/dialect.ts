import type { Fields } from '../fields';
import type { Mode } from '../scenario';
import { type Profile } from '../profiles';
import type { Settings } from '../settings';
import type { FlowResult, Row } from '../store/rows';

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
  /** A file of the assistant was there before its first text. */
  readonly beganWithFile: boolean;
  /** Answered before the model or a workflow began: an annotation was found, or the question refused. */
  readonly isDirect: boolean;
  /** What a workflow gives besides its text. */
  readonly result: FlowResult;
}

/** The run lives beside the HTTP call: it goes on without a reader (ref §4.7). */
export function isDetached(mode: Mode, profile: Profile): boolean {
  return isFlow(mode) && profile.runner === 'background';
}

export function isFlow(mode: Mode): boolean {
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
  // What no model has said is a plain message also of an agent (ref §4.3).
  if ((run.mode === 'agent-chat' || run.mode === 'agent') && !run.isDirect) {
    return { event: 'agent_message', fields: { id: run.row.id, answer: text } };
  }
  // A slip of basic apps since 1.8: the text goes under the name of the file (ref §4.5).
  const isMislabelled = run.beganWithFile && !isFlow(run.mode);
  const event = isMislabelled ? 'message_file' : 'message';
  return { event, fields: { id: run.row.id, answer: text, from_variable_selector: from } };
}

/** What comes before the scenario's own steps. */
export function opening(run: RunView, reason: 'initial' | 'resumption' = 'initial'): readonly Emission[] {
  if (!isFlow(run.mode)) return [];
  const background = run.profile.runner === 'background';
  if (run.isDirect) return background ? ['ping'] : [];
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
