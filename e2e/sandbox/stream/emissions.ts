import type { Fields } from '../fields';
import { signPath } from '../store/files';
import type { PersonForm } from '../store/forms';
import type { RowFile, Thought } from '../store/rows';
import type { Emission, RunView } from './dialect';

export function agentThought(thought: Thought): Emission {
  return {
    event: 'agent_thought',
    fields: {
      id: thought.id,
      position: thought.position,
      thought: thought.thought,
      observation: thought.observation,
      tool: thought.tool,
      tool_labels: thought.toolLabels,
      tool_input: thought.toolInput,
      message_files: thought.fileIds,
    },
  };
}

export function messageFile(file: RowFile, lifeSeconds: number): Emission {
  const url = signPath(file.path, lifeSeconds);
  return { event: 'message_file', fields: { id: file.id, type: file.type, belongs_to: file.belongsTo, url } };
}

/** A run stops to wait for a person (ref §5.10). */
export function pauseFor(form: PersonForm, run: RunView): readonly Emission[] {
  return [
    { event: 'human_input_required', fields: { data: form.describe() } },
    { event: 'workflow_paused', fields: { data: describePause(form, run) } },
  ];
}

export function describePause(form: PersonForm, run: RunView): Fields {
  return {
    workflow_run_id: run.runId,
    paused_nodes: [form.nodeId],
    outputs: {},
    reasons: [{ TYPE: 'human_input_required', ...form.describe() }],
    status: 'paused',
    created_at: run.row.createdAt,
    elapsed_time: (Date.now() - run.startedAt) / 1000,
    total_tokens: 0,
    total_steps: run.stepCount,
  };
}

/** Why a paused run goes on. */
export function formEnd(form: PersonForm): Emission {
  return form.answer === undefined
    ? { event: 'human_input_form_timeout', fields: { data: form.describeTimeout() } }
    : { event: 'human_input_form_filled', fields: { data: form.describeAnswer() } };
}
