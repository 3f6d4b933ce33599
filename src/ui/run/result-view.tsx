import { useComputed } from '@preact/signals';
import { isPaused, isPlain, isWaiting } from '../../chat/answer';
import { outputsOf } from '../../chat/outputs';
import type { RunModel, RunResult } from '../../chat/run-model';
import type { AppInfo } from '../../chat/transport';
import { useUi } from '../context';
import { lazyPart, useTexts } from '../lazy-part';
import { Waiting } from '../message/answer-article';
import { AnswerText } from '../message/answer-content';
import { Problem } from '../message/problem';
import { OutputList } from './output-list';
import { ResultTools } from './result-tools';

const AnswerBody = lazyPart(async () => (await import('../activity/answer-body')).AnswerBody, AnswerText);
const AnswerExtras = lazyPart(async () => (await import('../media/answer-extras')).AnswerExtras);
const HumanFormCard = lazyPart(async () => (await import('../form/human-form')).HumanFormCard);

interface ResultViewProps {
  result: RunResult;
  model: RunModel;
  app: AppInfo;
}

/** One result: its steps and text while they come, at the end its outputs. */
export function ResultView({ result, model, app }: ResultViewProps) {
  const { texts, title } = useUi();
  const more = useTexts();
  const { answer } = result;
  const status = useComputed(() => answer.value.status).value;
  const plain = useComputed(() => isPlain(answer.value)).value;
  const waiting = useComputed(() => isWaiting(answer.value)).value;
  const error = useComputed(() => answer.value.error).value;
  const forms = useComputed(() => answer.value.forms).value;
  const isOver = status !== 'streaming';
  const outputs = isOver && app.mode === 'workflow' ? outputsOf(answer.value) : [];
  const hasText = useComputed(() => answer.value.text !== '').value;
  const isEmpty = status === 'done' && !hasText && outputs.length === 0 && !isPaused(answer.value);

  return (
    <article class="answer" aria-label={title} data-status={status}>
      {plain ? <AnswerText turn={result} /> : <AnswerBody turn={result} />}
      {waiting && <Waiting />}
      {outputs.length > 0 && <OutputList outputs={outputs} turn={result} />}
      {app.mode === 'completion' && isOver && <AnswerExtras turn={result} />}
      {app.mode === 'workflow' &&
        forms.map((form, index) => (
          <HumanFormCard
            key={index}
            turn={result}
            form={form}
            submit={(token, action, values) => model.submitForm(result, token, action, values)}
          />
        ))}
      {isEmpty && <p class="mark">{more.noResult}</p>}
      {status === 'stopped' && <p class="mark">{texts.stopped}</p>}
      {error && <Problem error={error} onAction={() => model.tryAgain(result)} />}
      {isOver && <ResultTools result={result} model={model} app={app} />}
    </article>
  );
}
