import { useComputed } from '@preact/signals';
import type { Step } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { Disclosure } from '../disclosure';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { replaceable } from '../replaceable';
import { formatSeconds } from './format';

const FLOW = 'M4 5h6v5H4zM14 14h6v5h-6zM7 10v4.5a2 2 0 0 0 2 2h5';

/** What a workflow does, one line until somebody wants to see it. */
export function StepList({ turn }: { turn: TurnView }) {
  const texts = useTexts();
  const steps = useComputed(() => turn.answer.value.steps).value;
  const current = steps.findLast(({ status }) => status === 'running' || status === 'retrying');
  const failed = useComputed(() => turn.answer.value.run?.status === 'failed').value;
  return (
    <Disclosure
      icon={<Drawing path={FLOW} />}
      running={current !== undefined}
      label={
        <>
          {texts.steps}
          {current ? (
            <>
              {' · '}
              <b>{current.title}</b>
            </>
          ) : (
            failed && ` · ${texts.failed}`
          )}
        </>
      }
    >
      {() => <Steps steps={steps} parentKey={undefined} />}
    </Disclosure>
  );
}

function Steps({ steps, parentKey }: { steps: readonly Step[]; parentKey: string | undefined }) {
  const children = steps.filter((step) => step.parentKey === parentKey);
  if (children.length === 0) return null;
  return (
    <ol class="steps">
      {children.map((step) => (
        <li key={step.key} data-status={step.status}>
          <StepLine step={step} />
          <Steps steps={steps} parentKey={step.key} />
        </li>
      ))}
    </ol>
  );
}

const StepLine = replaceable('step', UsualStep, ({ step }: { step: Step }) => step);

function UsualStep({ step }: { step: Step }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  const isContainer = step.kind === 'iteration' || step.kind === 'loop';
  const states: Readonly<Record<Step['status'], string>> = {
    running: texts.running,
    retrying: texts.running,
    failed: texts.failed,
    stopped: core.stopped,
    paused: texts.paused,
    succeeded:
      step.elapsedSeconds === undefined ? '' : texts.seconds(formatSeconds(step.elapsedSeconds, core.code)),
  };
  return (
    <div class="step">
      <span>
        {step.title}
        {isContainer && step.round !== undefined && `, ${texts.round(step.round, step.length)}`}
        {step.retries > 0 && ` · ${texts.retries(step.retries)}`}
      </span>
      <span dir="auto">{states[step.status]}</span>
    </div>
  );
}
