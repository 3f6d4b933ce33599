import { newRun, type Answer, type AnswerForm, type Step } from './answer';
import type {
  AgentLog,
  ContainerStep,
  HumanForm,
  StepStatus,
  StreamEvent,
  WorkflowStep,
} from './stream-event';

const CONTAINERS = ['iteration', 'loop'] as const;

/** Events of a workflow → steps and forms of its answer. A snapshot repeats them all: each finds its former self. */
export function reduceRun(answer: Answer, event: StreamEvent): Answer {
  switch (event.type) {
    case 'workflow-start':
      return { ...answer, run: newRun('running') };
    case 'workflow-pause':
      return {
        ...answer,
        run: newRun('paused'),
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
  return steps.some(isUnderWay)
    ? steps.map((step) => (isUnderWay(step) ? { ...step, status } : step))
    : steps;
}

function isUnderWay({ status }: Pick<Step, 'status'>): boolean {
  return status === 'running' || status === 'retrying';
}

/** A beginning told of something that has ended already. A pause is no end: what waited may run again. */
function isRepeated(former: Step, status: StepStatus): boolean {
  return !isUnderWay(former) && former.status !== 'paused' && isUnderWay({ status });
}

function put(steps: readonly Step[], index: number, step: Step): readonly Step[] {
  return index < 0 ? [...steps, step] : steps.with(index, step);
}

/** Older servers tell no execution: then the one of this node that is under way. */
function findNode(steps: readonly Step[], node: WorkflowStep, parentKey: string | undefined): number {
  const byId = steps.findIndex((step) => step.key === node.id);
  if (byId >= 0 || node.status === 'running') return byId;
  return steps.findLastIndex(
    (step) =>
      step.kind === 'node' && step.nodeId === node.nodeId && step.parentKey === parentKey && isUnderWay(step),
  );
}

function putNode(steps: readonly Step[], node: WorkflowStep): readonly Step[] {
  const kind = CONTAINERS.find((name) => name === node.nodeType);
  // Only a snapshot tells of a container as of a node: by its execution, not by its node.
  if (kind !== undefined) return putContainer(steps, { ...node, kind, length: undefined, round: undefined });
  const container = steps.find((step) => step.key === node.containerId);
  const index = findNode(steps, node, container?.key);
  const former = steps[index];
  // What a snapshot repeats has ended already. Without an execution's id it may be the next round of the same node.
  if (former && isRepeated(former, node.status) && node.id !== node.nodeId) return steps;
  return put(steps, index, {
    key: former?.key ?? node.id,
    parentKey: container?.key,
    kind: 'node',
    nodeId: node.nodeId,
    nodeType: node.nodeType || (former?.nodeType ?? ''),
    title: node.title || (former?.title ?? ''),
    status: node.status,
    elapsedSeconds: node.elapsedSeconds ?? former?.elapsedSeconds,
    round: former?.round ?? container?.round,
    length: undefined,
    retries: Math.max(former?.retries ?? 0, node.retryIndex ?? 0),
  });
}

function putContainer(steps: readonly Step[], container: ContainerStep): readonly Step[] {
  const index = steps.findIndex((step) => step.key === container.nodeId);
  const former = steps[index];
  const length = container.length ?? former?.length;
  // Not every server tells of the first round; some tell of one after the last; parallel ones come in any order.
  const round = Math.max(former?.round ?? 1, container.round ?? 1);
  return put(steps, index, {
    key: container.nodeId,
    parentKey: former?.parentKey,
    kind: container.kind,
    nodeId: container.nodeId,
    nodeType: container.nodeType || (former?.nodeType ?? ''),
    title: container.title || (former?.title ?? ''),
    status: former && isRepeated(former, container.status) ? former.status : container.status,
    elapsedSeconds: container.elapsedSeconds ?? former?.elapsedSeconds,
    round: length === undefined ? round : Math.min(round, Math.max(length, 1)),
    length,
    retries: 0,
  });
}

function putLog(steps: readonly Step[], log: AgentLog): readonly Step[] {
  const index = steps.findIndex((step) => step.key === log.id);
  const former = steps[index];
  const parentKey =
    former?.parentKey ??
    [log.parentId, log.nodeExecutionId].find((key) => steps.some((step) => step.key === key)) ??
    steps.findLast((step) => step.kind === 'node' && step.nodeId === log.nodeId)?.key;
  return put(steps, index, {
    key: log.id,
    parentKey,
    kind: 'log',
    nodeId: log.nodeId,
    nodeType: 'log',
    title: log.label,
    status: former && isRepeated(former, log.status) ? former.status : log.status,
    elapsedSeconds: undefined,
    round: undefined,
    length: undefined,
    retries: 0,
  });
}

/** The event and the pause that follows both bring the form; so does a snapshot after a reload. */
function openForm(forms: readonly AnswerForm[], form: HumanForm): readonly AnswerForm[] {
  if (!form.display || form.token === undefined) return forms;
  // Sent, and the server has not gone on yet: a snapshot of that moment still asks for it.
  if (forms.some((known) => isUnconfirmed(known) && known.title === form.title)) return forms;
  const index = forms.findIndex((known) => known.state === 'open' && isSameForm(known.form, form));
  const opened: AnswerForm = { state: 'open', form };
  return index < 0 ? [...forms, opened] : forms.with(index, opened);
}

/** Filled in here; the server has not said so yet. */
export function isUnconfirmed(form: AnswerForm): form is Extract<AnswerForm, { state: 'filled' }> {
  return form.state === 'filled' && form.content === '';
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
  // Ours is already closed: the event confirms what the visitor did, and tells how it reads.
  const own = forms.findIndex((known) => known.state !== 'open' && known.title === closed.title);
  if (own < 0) return [...forms, closed];
  const known = forms[own];
  return known && isUnconfirmed(known) ? forms.with(own, closed) : forms;
}

/** With the form of this token filled in: what a later event only confirms. */
export function withFilledForm(answer: Answer, token: string, action: string): Answer {
  return {
    ...answer,
    forms: answer.forms.map((known) =>
      known.state === 'open' && known.form.token === token
        ? {
            state: 'filled',
            title: known.form.title,
            content: '',
            action: known.form.actions.find(({ id }) => id === action)?.title ?? '',
          }
        : known,
    ),
  };
}
