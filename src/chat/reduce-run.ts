import type { Answer, AnswerForm, Step } from './answer';
import type {
  AgentLog,
  ContainerStep,
  HumanForm,
  StepStatus,
  StreamEvent,
  WorkflowStep,
} from './stream-event';

/** Events of a workflow → steps and forms of its answer. A snapshot repeats them all: each finds its former self. */
export function reduceRun(answer: Answer, event: StreamEvent): Answer {
  switch (event.type) {
    case 'workflow-start':
      return { ...answer, run: { status: 'running', elapsedSeconds: undefined, outputs: {} } };
    case 'workflow-pause':
      return {
        ...answer,
        run: { status: 'paused', elapsedSeconds: undefined, outputs: {} },
        forms: event.forms.reduce(openForm, answer.forms),
      };
    case 'node-start':
    case 'node-end':
    case 'node-retry':
      return { ...answer, steps: putNode(answer.steps, event.step) };
    case 'container-start':
    case 'container-next':
    case 'container-end':
      return { ...answer, steps: putContainer(answer.steps, event.container) };
    case 'agent-log':
      return { ...answer, steps: putLog(answer.steps, event.log) };
    case 'form-required':
      return { ...answer, forms: openForm(answer.forms, event.form) };
    case 'form-filled': {
      const { title, content, action } = event;
      return {
        ...answer,
        forms: closeForm(answer.forms, event.nodeId, { state: 'filled', title, content, action }),
      };
    }
    case 'form-timeout':
      return {
        ...answer,
        forms: closeForm(answer.forms, event.nodeId, { state: 'expired', title: event.title }),
      };
    default:
      return answer;
  }
}

/** What still ran when the run ended did not go on. */
export function endSteps(steps: readonly Step[], status: StepStatus): readonly Step[] {
  return steps.some((step) => step.status === 'running' || step.status === 'retrying')
    ? steps.map((step) =>
        step.status === 'running' || step.status === 'retrying' ? { ...step, status } : step,
      )
    : steps;
}

function put(steps: readonly Step[], index: number, step: Step): readonly Step[] {
  return index < 0 ? [...steps, step] : steps.with(index, step);
}

/** Start and end carry the same id; older servers do not always: then the one that runs of this node. */
function putNode(steps: readonly Step[], node: WorkflowStep): readonly Step[] {
  const byId = steps.findIndex((step) => step.key === node.id);
  const index =
    byId >= 0 || node.status === 'running'
      ? byId
      : steps.findLastIndex(
          (step) =>
            step.nodeId === node.nodeId && step.parentKey === node.containerId && step.status === 'running',
        );
  const former = steps[index];
  const container = steps.find((step) => step.key === node.containerId);
  const retries = Math.max(former?.retries ?? 0, node.retryIndex ?? 0);
  return put(steps, index, {
    key: former?.key ?? node.id,
    parentKey: node.containerId,
    kind: 'node',
    nodeId: node.nodeId,
    nodeType: node.nodeType || (former?.nodeType ?? ''),
    title: node.title || (former?.title ?? ''),
    status: node.status,
    elapsedSeconds: node.elapsedSeconds ?? former?.elapsedSeconds,
    round: former?.round ?? container?.round,
    length: undefined,
    retries,
  });
}

function putContainer(steps: readonly Step[], container: ContainerStep): readonly Step[] {
  const index = steps.findIndex((step) => step.key === container.nodeId);
  const former = steps[index];
  return put(steps, index, {
    key: container.nodeId,
    parentKey: former?.parentKey,
    kind: container.kind,
    nodeId: container.nodeId,
    nodeType: container.nodeType || (former?.nodeType ?? ''),
    title: container.title || (former?.title ?? ''),
    status: container.status,
    elapsedSeconds: container.elapsedSeconds ?? former?.elapsedSeconds,
    round: container.round ?? former?.round,
    length: container.length ?? former?.length,
    retries: 0,
  });
}

function putLog(steps: readonly Step[], log: AgentLog): readonly Step[] {
  const index = steps.findIndex((step) => step.key === log.id);
  return put(steps, index, {
    key: log.id,
    parentKey: log.parentId ?? log.nodeExecutionId ?? log.nodeId,
    kind: 'log',
    nodeId: log.nodeId,
    nodeType: 'log',
    title: log.label,
    status: log.status,
    elapsedSeconds: undefined,
    round: undefined,
    length: undefined,
    retries: 0,
  });
}

/** The event and the pause that follows both bring the form; so does a snapshot after a reload. */
function openForm(forms: readonly AnswerForm[], form: HumanForm): readonly AnswerForm[] {
  if (!form.display || form.token === undefined) return forms;
  const index = forms.findIndex((known) => known.state === 'open' && isSameForm(known.form, form));
  const opened: AnswerForm = { state: 'open', form };
  return index < 0 ? [...forms, opened] : forms.with(index, opened);
}

function isSameForm(one: HumanForm, other: HumanForm): boolean {
  return one.token === other.token || (one.formId !== undefined && one.formId === other.formId);
}

function closeForm(
  forms: readonly AnswerForm[],
  nodeId: string | undefined,
  closed: Exclude<AnswerForm, { state: 'open' }>,
): readonly AnswerForm[] {
  const index = forms.findIndex(
    (known) => known.state === 'open' && (nodeId === undefined || known.form.nodeId === nodeId),
  );
  if (index >= 0) return forms.with(index, closed);
  // Ours is already closed: the event only confirms what the visitor did.
  return forms.some((known) => known.state !== 'open' && known.title === closed.title)
    ? forms
    : [...forms, closed];
}
