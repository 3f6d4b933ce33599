import type {
  AgentLog,
  ContainerStep,
  HumanForm,
  HumanFormInput,
  RunStatus,
  StepStatus,
  WorkflowStep,
} from '../chat/stream-event';
import { isRecord, list, optionalNumber, optionalText, record, text, type Fields } from './read';

const STATUSES: Readonly<Record<string, StepStatus>> = {
  running: 'running',
  start: 'running',
  succeeded: 'succeeded',
  success: 'succeeded',
  failed: 'failed',
  error: 'failed',
  exception: 'failed',
  stopped: 'stopped',
  paused: 'paused',
  retry: 'retrying',
};

export function parseStatus(value: unknown, otherwise: StepStatus): StepStatus {
  return STATUSES[text(value)] ?? otherwise;
}

export function parseRunStatus(value: unknown): RunStatus {
  return value === 'failed' || value === 'stopped' || value === 'partial-succeeded' ? value : 'succeeded';
}

/** `data` of `node_started`, `node_finished`, `node_retry`. */
export function parseStep(data: Fields, otherwise: StepStatus): WorkflowStep {
  const nodeId = text(data['node_id']);
  return {
    id: optionalText(data['id']) ?? nodeId,
    nodeId,
    nodeType: text(data['node_type']),
    title: text(data['title']),
    index: optionalNumber(data['index']),
    status: parseStatus(data['status'], otherwise),
    elapsedSeconds: optionalNumber(data['elapsed_time']),
    containerId: optionalText(data['iteration_id']) ?? optionalText(data['loop_id']),
    parallelId: optionalText(data['parallel_id']),
    retryIndex: optionalNumber(data['retry_index']),
  };
}

/**
 * `data` of the events of an iteration or a loop. Both count the round that begins from 0; a loop tells of it only
 * when one is over, so its first is 1 (ref §4.6).
 */
export function parseContainer(
  kind: ContainerStep['kind'],
  data: Fields,
  otherwise: StepStatus,
): ContainerStep {
  const metadata = record(data['metadata']);
  const index = optionalNumber(data['index']);
  return {
    kind,
    nodeId: optionalText(data['node_id']) ?? text(data['id']),
    nodeType: text(data['node_type']),
    title: text(data['title']),
    length: optionalNumber(
      metadata['iterator_length'] ?? metadata['iteration_length'] ?? metadata['loop_length'] ?? data['steps'],
    ),
    round: index === undefined ? undefined : index + 1,
    status: parseStatus(data['status'], otherwise),
    elapsedSeconds: optionalNumber(data['elapsed_time']),
  };
}

export function parseAgentLog(data: Fields): AgentLog | undefined {
  const id = optionalText(data['id']);
  if (id === undefined) return undefined;
  return {
    id,
    parentId: optionalText(data['parent_id']),
    nodeId: optionalText(data['node_id']),
    nodeExecutionId: optionalText(data['node_execution_id']),
    label: text(data['label']),
    status: parseStatus(data['status'], 'running'),
  };
}

/** A form for a person, from an event, a pause's reasons or a stored row (ref §3.6). */
export function parseForm(data: Fields): HumanForm {
  const defaults = Object.entries(record(data['resolved_default_values']));
  return {
    formId: optionalText(data['form_id']),
    nodeId: optionalText(data['node_id']),
    title: text(data['node_title']),
    content: text(data['form_content']),
    inputs: list(data['inputs']).filter(isRecord).map(parseFormInput),
    actions: list(data['actions'] ?? data['user_actions'])
      .filter(isRecord)
      .map((action) => ({
        id: text(action['id']),
        title: text(action['title']),
        style: text(action['button_style']),
      })),
    display: data['display_in_ui'] === true,
    token: optionalText(data['form_token']),
    defaults: Object.fromEntries(
      defaults.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    expiresAt: optionalNumber(data['expiration_time']),
  };
}

function parseFormInput(input: Fields): HumanFormInput {
  return { kind: text(input['type']), variable: text(input['output_variable_name']), attributes: input };
}

export function parsePausedForms(reasons: unknown): HumanForm[] {
  return list(reasons)
    .filter(isRecord)
    .filter((reason) => text(reason['TYPE'] ?? reason['type']).toLowerCase() === 'human_input_required')
    .map(parseForm);
}
