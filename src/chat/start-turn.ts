import type { Signal } from '@preact/signals';
import type { Answer } from './answer';
import { ChatError } from './errors';
import type { OpenStream, RunningTurn, TurnHooks } from './turn-runner';

let runner: typeof import('./turn-runner') | undefined;

/** Brings what reads answers: a panel that was only opened does without. */
export async function loadRunner(): Promise<void> {
  runner ??= await import('./turn-runner');
}

/** `runTurn`, also while its code is on its way. */
export function startTurn(
  open: OpenStream,
  answer: Signal<Answer>,
  hooks: TurnHooks,
): Pick<RunningTurn, 'stop'> {
  if (runner) return runner.runTurn(open, answer, hooks);
  let turn: RunningTurn | undefined;
  const settle = (change: Partial<Answer>): void => {
    answer.value = { ...answer.peek(), ...change };
    hooks.onSettled();
  };
  void loadRunner().then(
    () => {
      if (answer.peek().status === 'streaming') turn = runner?.runTurn(open, answer, hooks);
    },
    (cause: unknown) => {
      const error = new ChatError('network', 'A part of the widget could not be loaded.', { cause });
      if (answer.peek().status === 'streaming') settle({ status: 'error', error });
    },
  );
  return {
    stop() {
      if (turn) turn.stop();
      else if (answer.peek().status === 'streaming') settle({ status: 'stopped' });
    },
  };
}
