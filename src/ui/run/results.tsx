import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RunModel, RunResult } from '../../chat/run-model';
import type { AppInfo } from '../../chat/transport';
import { useUi } from '../context';
import { Icon } from '../icon';
import { useTexts } from '../lazy-part';
import { ResultView } from './result-view';

interface ResultsProps {
  model: RunModel;
  app: AppInfo;
  /** Takes what is left of the panel's height. */
  isTall: boolean;
}

/** What came of each press, newest first; older ones are folded. */
export function Results({ model, app, isTall }: ResultsProps) {
  const texts = useTexts();
  const results = model.results.value;
  if (results.length === 0) return null;
  return (
    <section class="results" aria-label={texts.result} data-tall={isTall ? '' : undefined}>
      {results.map((result, index) => (
        <Item
          key={result.key}
          result={result}
          model={model}
          app={app}
          isNewest={index === 0}
          isOnly={results.length === 1}
        />
      ))}
    </section>
  );
}

interface ItemProps {
  result: RunResult;
  model: RunModel;
  app: AppInfo;
  isNewest: boolean;
  isOnly: boolean;
}

function Item({ result, model, app, isNewest, isOnly }: ItemProps) {
  const { texts } = useUi();
  const open = useSignal(isNewest);
  const status = useComputed(() => result.answer.value.status);
  useEffect(() => {
    open.value = isNewest;
  }, [isNewest, open]);
  return (
    <details
      class="result"
      open={open.value}
      data-status={status}
      onToggle={({ currentTarget }) => (open.value = currentTarget.open)}
    >
      <summary hidden={isOnly}>
        <span>{formatTime(result.startedAt, texts.code)}</span>
        <span class="result-name" dir="auto">
          {nameOf(result)}
        </span>
        <Icon name="chevron" />
      </summary>
      <ResultView result={result} model={model} app={app} />
    </details>
  );
}

/** The values by which a visitor tells his results apart. */
function nameOf({ question }: RunResult): string {
  return Object.values(question.inputs)
    .filter((value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''))
    .slice(0, 3)
    .join(' · ');
}

function formatTime(milliseconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(milliseconds);
}
