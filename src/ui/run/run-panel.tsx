import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fillIn } from '../../chat/fill-in';
import { createRunModel, type RunModel } from '../../chat/run-model';
import type { AppInfo } from '../../chat/transport';
import css from '../../theme/run.css?inline';
import turnsCss from '../../theme/turns.css?inline';
import { useUi } from '../context';
import { Problem } from '../message/problem';
import { Results } from './results';
import { RunAnnouncer } from './run-announcer';
import { RunForm } from './run-form';
import { SavedList } from './saved-list';

/** An app without a conversation: its form, and below it what came of it. */
export function RunPanel({ app }: { app: AppInfo }) {
  const { adopt, chat, settings } = useUi();
  adopt(css);
  adopt(turnsCss);
  const scroller = useRef<HTMLDivElement>(null);
  const model = useRunModel(app);
  const isTall = useSignal(false);
  const intro = settings.greeting ?? (app.openingStatement || app.description);

  /** Under a long form a result would begin out of sight: the button goes to the top, and the result below it. */
  function showResult(button: HTMLElement): void {
    const box = scroller.current;
    if (!box) return;
    isTall.value = button.offsetTop > box.clientHeight / 2;
    if (!isTall.peek()) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    requestAnimationFrame(() => box.scrollTo({ top: button.offsetTop - 16, behavior }));
  }

  if (chat.phase.value === 'failed' && chat.startError.value) {
    return <Problem error={chat.startError.value} onAction={() => void chat.start()} />;
  }
  return (
    <div ref={scroller} class="run">
      {intro !== '' && (
        <p class="run-intro" dir="auto">
          {fillIn(intro, chat.inputs.value)}
        </p>
      )}
      <RunForm app={app} model={model} onRun={showResult} />
      <Results model={model} app={app} isTall={isTall.value} />
      {app.mode === 'completion' && <SavedList saved={model.saved} />}
      <RunAnnouncer model={model} />
    </div>
  );
}

/** Lives as long as its panel. */
function useRunModel({ mode }: AppInfo): RunModel {
  const { runtime, stopRun } = useUi();
  const model = useRef<RunModel>(null);
  model.current ??= createRunModel({ ...runtime, mode: mode === 'completion' ? mode : 'workflow' });
  useEffect(() => {
    stopRun.current = model.current?.stop;
    return () => {
      stopRun.current = undefined;
      model.current?.dispose();
    };
  }, [stopRun]);
  return model.current;
}
