import { asText, type Fields, isFields } from '../fields';
import { ApiError, ParameterError } from '../http/api-error';
import type { Answer, AppCall } from '../http/route';
import { newId, unixSeconds } from '../ids';
import type { Turn } from '../scenario';
import { signText } from '../store/files';
import type { Row } from '../store/rows';
import { refuseInStream } from '../stream/refusal';
import { Run } from '../stream/run';
import { describePause } from '../stream/emissions';
import { describeUsage } from '../stream/usage';
import { isDetached } from '../stream/dialect';
import { readAttachments } from './attachments';
import { checkInputs } from './inputs';
import { parametersOf } from './app';
import { script } from './script';

/** What a question has brought, after the checks that every mode makes. */
export interface Question {
  query: string;
  inputs: Fields;
  files: Turn['files'];
}

/**
 * Reads a question's body.
 * @throws {ParameterError} | {ApiError} `invalid_param`
 */
export function readQuestion({ instance }: AppCall, body: Fields): Question {
  const { inputs } = body;
  if (!isFields(inputs)) throw new ParameterError('inputs', 'inputs: Field required');
  return {
    query: asText(body['query']) ?? '',
    inputs: checkInputs(parametersOf(instance), inputs),
    files: readAttachments(instance, body['files']),
  };
}

/** A stored row that waits for its answer. */
export function newRow(question: Question, conversationId: string, parentId: string | null): Row {
  return {
    id: newId(),
    conversationId,
    parentId,
    inputs: question.inputs,
    query: question.query,
    answer: '',
    files: question.files,
    rating: null,
    passages: [],
    thoughts: [],
    createdAt: unixSeconds(),
    status: 'normal',
    error: null,
    extra: [],
    isAnnotated: false,
    suggestions: [],
  };
}

/** Starts the run that answers a row. */
export function startRun(call: AppCall, row: Row, ancestors: readonly Row[]): Run {
  const { instance, person, profile } = call;
  const { settings, scenario } = instance;
  const { query, inputs, files } = row;
  const turn: Turn = { profile, settings, query, inputs, files, ancestors };
  const run = new Run({
    mode: scenario.mode,
    profile,
    settings,
    row,
    ownerId: person.id,
    script: script(instance, turn),
    tail: scenario.tail?.(turn) ?? [],
  });
  instance.runs.set(run.taskId, run);
  return run;
}

/** The answer to the call that asked. */
export function deliver(call: AppCall, run: Run, responseMode: unknown): Answer | Promise<Answer> {
  if (responseMode !== 'streaming' && run.mode !== 'workflow') return deliverWhole(call, run);
  const body = run.connect();
  void run.play();
  return eventStream(body);
}

async function deliverWhole({ instance }: AppCall, run: Run): Promise<Answer> {
  void run.play();
  await run.whenQuiet();
  const { row, outcome } = run;
  if (outcome?.kind === 'failed') {
    const { status, code, message } = outcome.error;
    throw new ApiError(status, code, message);
  }
  const ids = { task_id: run.taskId, id: row.id, message_id: row.id };
  const form = run.forms.find(({ isWaiting }) => isWaiting);
  return {
    ...(form === undefined
      ? { event: 'message' }
      : { event: 'workflow_paused', workflow_run_id: run.runId, data: describePause(form, run) }),
    ...ids,
    ...(run.mode === 'completion' ? {} : { conversation_id: row.conversationId }),
    mode: run.mode,
    answer: signText(run.answer, instance.settings.fileSeconds),
    metadata: { retriever_resources: [], usage: describeUsage(row.query, run.answer) },
    created_at: row.createdAt,
  };
}

/** Background runners find a wrong input only when the stream is open already (ref §4.7). */
export function refuse({ instance, profile }: AppCall, cause: unknown): Answer {
  if (!(cause instanceof ApiError) || !isDetached(instance.scenario.mode, profile)) throw cause;
  // Lost on the way until 1.16: nothing but pings tells of a conversation that is gone.
  const isSilent = cause.status === 404 && profile.name !== 'e';
  const error = isSilent ? undefined : { message: cause.message, status: cause.status === 404 ? 404 : 500 };
  return eventStream(refuseInStream(error, profile, instance.settings));
}

export function eventStream(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' },
  });
}
