import { signal } from '@preact/signals';
import { createSpeechPlayer, type SpeechPlayer } from '../../audio';
import type { Ui } from '../context';

/** One voice at a time, whatever stands on the page. */
interface Reading {
  readonly messageId: string;
  readonly player: SpeechPlayer;
  readonly abort: AbortController;
}

const current = signal<Reading | undefined>(undefined);

/** Tracked: a component that asks is drawn again when it changes. */
export function isReading(messageId: string | undefined): boolean {
  return messageId !== undefined && current.value?.messageId === messageId;
}

export function stopReading(): void {
  const reading = current.peek();
  current.value = undefined;
  reading?.abort.abort();
  reading?.player.destroy();
}

/** A player whose pieces somebody brings; it ends itself when all is said, or when the browser refuses to begin. */
export function startReading(messageId: string, onFailed: (cause?: unknown) => void): Reading {
  stopReading();
  const player = createSpeechPlayer({
    onState(state) {
      if (state === 'failed') onFailed();
      if (state === 'ended' || state === 'failed' || state === 'paused') stopReading();
    },
  });
  const reading = { messageId, player, abort: new AbortController() };
  current.value = reading;
  void player.play();
  return reading;
}

/** Asks the server for the voice of an answer and plays it as it comes. */
export function readAloud(ui: Ui, messageId: string, onFailed: (cause?: unknown) => void): void {
  const { player, abort } = startReading(messageId, onFailed);
  const read = async (): Promise<void> => {
    const services = await ui.chat.services();
    for await (const piece of services.speak(messageId, abort.signal)) player.append(piece);
    player.finish();
  };
  read().catch((cause: unknown) => {
    if (abort.signal.aborted) return;
    stopReading();
    onFailed(cause);
  });
}
