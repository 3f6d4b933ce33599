import type { EventIds, StreamEvent } from '../chat/stream-event';
import { errorOfEvent } from './errors';
import { parseFile, parseSources, parseThought, parseUsage } from './parse-message';
import {
  parseAgentLog,
  parseContainer,
  parseForm,
  parsePausedForms,
  parseRunStatus,
  parseStatus,
  parseStep,
} from './parse-workflow';
import { isRecord, list, optionalNumber, optionalText, record, text, type Fields } from './read';

/** `Omit` that keeps the members of a union apart. */
type Body<Event> = Event extends unknown ? Omit<Event, 'ids'> : never;

/**
 * One event of a stream, from the object of its `data` line (ref §4.3–4.6).
 * Tolerant: a newer server's unknown event gives `undefined`, a missing field its absence. Never throws, because one
 * odd event must not end an answer.
 */
export function parseStreamEvent(value: unknown): StreamEvent | undefined {
  if (!isRecord(value)) return undefined;
  const body = parseBody(value, record(value['data']));
  return body && { ...body, ids: parseIds(value) };
}

function parseIds(event: Fields): EventIds {
  return {
    conversationId: optionalText(event['conversation_id']),
    messageId: optionalText(event['message_id']),
    taskId: optionalText(event['task_id']),
    runId: optionalText(event['workflow_run_id']),
  };
}

// oxlint-disable-next-line complexity -- a table of all events; splitting it would hide that it is complete
function parseBody(event: Fields, data: Fields): Body<StreamEvent> | undefined {
  switch (event['event']) {
    case 'ping':
      return { type: 'ping' };
    case 'message':
      return { type: 'text-delta', text: text(event['answer']), channel: 'message' };
    case 'agent_message':
      return { type: 'text-delta', text: text(event['answer']), channel: 'agent' };
    case 'text_chunk':
      return { type: 'text-delta', text: text(data['text']), channel: 'workflow' };
    case 'message_replace':
      return { type: 'text-replace', text: text(event['answer']), reason: optionalText(event['reason']) };
    case 'text_replace':
      return { type: 'text-replace', text: text(data['text']), reason: undefined };
    case 'message_file':
      // Basic apps from 1.8 label text deltas so once the answer has a file (ref §4.5).
      return typeof event['answer'] === 'string'
        ? { type: 'text-delta', text: event['answer'], channel: 'message' }
        : { type: 'message-file', file: parseFile(event) };
    case 'message_end': {
      const metadata = record(event['metadata']);
      return {
        type: 'message-end',
        sources: parseSources(metadata['retriever_resources']),
        usage: parseUsage(metadata['usage']),
        files: list(event['files']).filter(isRecord).map(parseFile),
        reasoning: reasoningText(metadata['reasoning']),
      };
    }
    case 'agent_thought': {
      const thought = parseThought(event);
      return thought && { type: 'agent-thought', thought };
    }
    case 'agent_log': {
      const log = parseAgentLog(data);
      return log && { type: 'agent-log', log };
    }
    case 'reasoning_chunk': {
      const source = 'reasoning' in data ? data : event;
      return {
        type: 'reasoning-delta',
        text: text(source['reasoning']),
        nodeId: optionalText(source['node_id']),
        final: source['is_final'] === true,
      };
    }
    case 'tts_message':
      return { type: 'speech-delta', audio: text(event['audio']) };
    case 'tts_message_end':
      return { type: 'speech-end' };
    case 'error':
      return { type: 'error', error: errorOfEvent(event) };
    case 'workflow_started':
      return {
        type: 'workflow-start',
        workflowId: optionalText(data['workflow_id']),
        resumed: data['reason'] === 'resumption',
      };
    case 'workflow_finished':
      return {
        type: 'workflow-end',
        status: parseRunStatus(data['status']),
        outputs: record(data['outputs']),
        error: optionalText(data['error']),
        elapsedSeconds: optionalNumber(data['elapsed_time']),
        files: list(data['files']).filter(isRecord).map(parseFile),
      };
    case 'workflow_paused':
      return { type: 'workflow-pause', forms: parsePausedForms(data['reasons']) };
    case 'node_started':
      return { type: 'node-start', step: parseStep(data, 'running') };
    case 'node_finished':
      return { type: 'node-end', step: parseStep(data, 'succeeded') };
    case 'node_retry':
      return { type: 'node-retry', step: parseStep(data, 'retrying') };
    case 'iteration_started':
      return { type: 'container-start', container: parseContainer('iteration', data, 'running') };
    case 'iteration_next':
      return { type: 'container-next', container: parseContainer('iteration', data, 'running') };
    case 'iteration_completed':
      return { type: 'container-end', container: parseContainer('iteration', data, 'succeeded') };
    case 'loop_started':
      return { type: 'container-start', container: parseContainer('loop', data, 'running') };
    case 'loop_next':
      return { type: 'container-next', container: parseContainer('loop', data, 'running') };
    case 'loop_completed':
      return { type: 'container-end', container: parseContainer('loop', data, 'succeeded') };
    case 'parallel_branch_started':
      return { type: 'branch-start', ...branchIds(data) };
    case 'parallel_branch_finished':
      return { type: 'branch-end', ...branchIds(data), status: parseStatus(data['status'], 'succeeded') };
    case 'human_input_required':
      return { type: 'form-required', form: parseForm(data) };
    case 'human_input_form_filled':
      return {
        type: 'form-filled',
        ...formNode(data),
        content: text(data['rendered_content']),
        action: text(data['action_text']),
      };
    case 'human_input_form_timeout':
      return { type: 'form-timeout', ...formNode(data) };
    case undefined:
      // A refusal in the middle of a stream, as gateways and some releases word it: no event, but a status.
      return (optionalNumber(event['status']) ?? 0) >= 400
        ? { type: 'error', error: errorOfEvent(event) }
        : undefined;
    default:
      return undefined;
  }
}

function branchIds(data: Fields): { parallelId: string; branchId: string } {
  return { parallelId: text(data['parallel_id']), branchId: text(data['parallel_branch_id']) };
}

function formNode(data: Fields): { nodeId: string | undefined; title: string } {
  return { nodeId: optionalText(data['node_id']), title: text(data['node_title']) };
}

/** A text, or a map of texts by node. */
function reasoningText(value: unknown): string | undefined {
  if (typeof value === 'string') return optionalText(value);
  return optionalText(Object.values(record(value)).map(text).filter(Boolean).join('\n\n'));
}
