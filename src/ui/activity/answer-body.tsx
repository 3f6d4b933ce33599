import { useComputed, type ReadonlySignal } from '@preact/signals';
import { answerParts, type AnswerPart } from '../../chat/answer-parts';
import type { TurnView } from '../../chat/turn-tree';
import css from '../../theme/activity.css?inline';
import { useUi } from '../context';
import { AnswerMarkdown } from '../message/rich-text';
import { ReasoningLine } from './reasoning-line';
import { StepList } from './step-list';
import { ToolLine } from './tool-line';

/** Text among steps, tools and thoughts, from top to bottom. Re-rendered when a part comes, not when one grows. */
export function AnswerBody({ turn }: { turn: TurnView }) {
  const { adopt, chat, show } = useUi();
  adopt(css);
  const parts = useComputed(() =>
    answerParts(turn.answer.value).filter(
      ({ kind }) =>
        kind === 'text' || (kind === 'tools' ? show.thoughts !== 'hidden' : show.reasoning !== 'hidden'),
    ),
  );
  const keys = useComputed(() => parts.value.map(({ kind, key }) => `${kind} ${key}`).join('\n'));
  const hasSteps = useComputed(() => turn.answer.value.steps.length > 0);
  const workflow = show.workflow ?? (chat.app.value?.showWorkflowSteps === false ? 'hidden' : 'summary');
  return (
    <>
      {hasSteps.value && workflow !== 'hidden' && <StepList turn={turn} />}
      {keys.value !== '' &&
        keys.value.split('\n').map((id) => {
          const [kind, key = ''] = id.split(' ');
          const Part = kind === 'text' ? TextPart : kind === 'tools' ? ToolsPart : ReasoningPart;
          return <Part key={id} id={key} parts={parts} turn={turn} />;
        })}
    </>
  );
}

interface PartProps {
  id: string;
  parts: ReadonlySignal<readonly AnswerPart[]>;
  turn: TurnView;
}

function TextPart({ id, parts, turn }: PartProps) {
  const text = useComputed(() => {
    const part = parts.value.find(({ key }) => key === id);
    return part?.kind === 'text' ? part.text : '';
  });
  // A later part means that this one has ended.
  const complete = useComputed(
    () => turn.answer.value.status !== 'streaming' || parts.value.at(-1)?.key !== id,
  );
  return <AnswerMarkdown text={text} complete={complete} id={`${turn.key}-${id}`} />;
}

function ToolsPart({ id, parts, turn }: PartProps) {
  const part = useComputed(() => parts.value.find(({ key }) => key === id)).value;
  if (part?.kind !== 'tools') return null;
  return part.thought.tools.map((tool, index) => <ToolLine key={index} tool={tool} turn={turn} />);
}

function ReasoningPart({ id, parts }: PartProps) {
  const part = useComputed(() => parts.value.find(({ key }) => key === id));
  const text = useComputed(() => (part.value?.kind === 'reasoning' ? part.value.text : ''));
  const done = useComputed(() => part.value?.kind !== 'reasoning' || part.value.done);
  return <ReasoningLine text={text} done={done} />;
}
