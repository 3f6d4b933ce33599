import type { Signal } from '@preact/signals';
import type { Answer } from './answer';
import { ChatError } from './errors';
import type { ChatTransport } from './transport';
import type { OpenStream, RunningTurn, TurnHooks } from './turn-runner';

type TurnsPart = typeof import('./turns-part');

let part: TurnsPart | undefined;

/** Brings what reads answers: a panel that was only opened does without. */
export async function loadTurns(): Promise<TurnsPart> {
  part ??= await import('./turns-part');
  return part;
}

/** Brings what is done with answers that are there: the first one does without until it is over. */
export const loadStored = (): Promise<typeof import('./stored-part')> => import('./stored-part');

/** A run from where it is: its state so far, then what happens. */
export function followRun(transport: ChatTransport, runId: string): OpenStream {
  return async function* follow(abort) {
    const services = await transport.services();
    yield* services.resume(runId, abort);
  };
}

/** `runTurn`, also while its code is on its way. */
export function startTurn(
  open: OpenStream | undefined,
  answer: Signal<Answer>,
  hooks: TurnHooks,
): Pick<RunningTurn, 'stop'> {
  if (part) return part.runTurn(open, answer, hooks);
  let turn: RunningTurn | undefined;
  const settle = (change: Partial<Answer>): void => {
    answer.value = { ...answer.peek(), ...change };
    hooks.onSettled();
  };
  void loadTurns().then(
    ({ runTurn }) => {
      if (answer.peek().status === 'streaming') turn = runTurn(open, answer, hooks);
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
