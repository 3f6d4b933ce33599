import { signal, type ReadonlySignal } from '@preact/signals';
import { createSpeechPlayer, type SpeechPlayer } from '../../audio';
import type { Ui } from '../context';

/** One voice at a time, whatever stands on the page. */
export interface Reading {
  readonly messageId: string;
  readonly player: SpeechPlayer;
  readonly abort: AbortController;
  /** By the visitor, or by his device; it goes on by `player.play` only. */
  readonly isPaused: ReadonlySignal<boolean>;
  readonly progress: ReadonlySignal<Progress>;
}

/** Both in seconds; `duration` is undefined while pieces still come. */
export interface Progress {
  readonly seconds: number;
  readonly duration: number | undefined;
}

const current = signal<Reading | undefined>(undefined);

/** Tracked: a component that asks is drawn again when it changes. */
export function readingOf(messageId: string | undefined): Reading | undefined {
  return messageId !== undefined && current.value?.messageId === messageId ? current.value : undefined;
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
  const isPaused = signal(false);
  const progress = signal<Progress>({ seconds: 0, duration: undefined });
  const player = createSpeechPlayer({
    onState(state) {
      if (state === 'failed') onFailed();
      isPaused.value = state === 'paused';
      // Nothing was heard yet: the browser wants a press of the visitor first.
      const isRefused = state === 'paused' && progress.peek().seconds === 0;
      if (state === 'ended' || state === 'failed' || isRefused) stopReading();
    },
    onProgress(seconds, duration) {
      progress.value = { seconds, duration };
    },
  });
  const reading = { messageId, player, abort: new AbortController(), isPaused, progress };
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
