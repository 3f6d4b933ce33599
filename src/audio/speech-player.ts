import { createDecodedOutput } from './decoded-output';
import { createElementOutput } from './element-output';
import type { SpeechListener, SpeechOutput, SpeechState } from './speech-output';

export interface SpeechPlayerOptions {
  /** Told when the state changes, by what is really heard: a wish to play may be refused (`paused`). */
  onState?: (state: SpeechState) => void;
  /** Both in seconds; `duration` is undefined while pieces still come. */
  onProgress?: (seconds: number, duration: number | undefined) => void;
}

export interface SpeechPlayer {
  /** Adds a piece of MP3; it may begin and end within a frame. The bytes are copied. Ignored after `finish`. */
  append(bytes: Uint8Array): void;
  /** No more pieces will come. Without it speech never ends: call it too when the stream breaks off. */
  finish(): void;
  /**
   * Plays, goes on, or begins again after the end. Best called in the visitor's press of a button, before any `await`.
   * May come before the first piece. It waits for no sound and never rejects: what comes of it is told by `onState`.
   */
  play(): Promise<void>;
  pause(): void;
  /** Silence, at once and for good; nothing is told any more. May be called twice. */
  destroy(): void;
}

/**
 * Plays an MP3 while its pieces come. Nothing is opened before the first `play`. Three ways: piece by piece into a
 * media element; the whole into a media element, where the browser takes no pieces of MP3; the whole decoded, where
 * the page's policy refuses the element its `blob:` address, or the element stumbles over the pieces.
 */
export function createSpeechPlayer(options: SpeechPlayerOptions = {}): SpeechPlayer {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const speech = { pieces, isWhole: false };
  let open = (): SpeechOutput => createElementOutput(speech, listen(fallBack));
  let output: SpeechOutput | undefined;
  let state: SpeechState | undefined;
  let isWanted = false;
  let isDestroyed = false;

  function tell(next: SpeechState): void {
    // Whoever paused it, also the browser: it does not start by itself when another way of playing is tried.
    if (next === 'paused') isWanted = false;
    if (isDestroyed || next === state) return;
    state = next;
    options.onState?.(next);
  }

  function listen(onBroken: (seconds: number) => void): SpeechListener {
    return {
      onState: tell,
      onProgress: (seconds, duration) => {
        if (!isDestroyed) options.onProgress?.(seconds, duration);
      },
      onBroken,
    };
  }

  function close(): void {
    output?.destroy();
    output = undefined;
  }

  function fallBack(seconds: number): void {
    close();
    open = () => createDecodedOutput(speech, seconds, listen(fail));
    if (isWanted) play();
    else tell('paused');
  }

  function fail(): void {
    close();
    tell('failed');
  }

  function play(): void {
    if (isDestroyed || state === 'failed') return;
    isWanted = true;
    if (speech.isWhole && pieces.length === 0) return tell('ended');
    if (!output) {
      output = open();
      output.update();
    }
    output.play();
  }

  return {
    append(bytes) {
      if (isDestroyed || speech.isWhole || bytes.length === 0) return;
      pieces.push(bytes.slice());
      output?.update();
    },
    finish() {
      if (isDestroyed) return;
      speech.isWhole = true;
      if (pieces.length > 0) return output?.update();
      close(); // an element without any data would call it an error
      if (isWanted) tell('ended');
    },
    async play() {
      play();
    },
    pause() {
      isWanted = false;
      output?.pause();
    },
    destroy() {
      isDestroyed = true;
      close();
      pieces.length = 0;
    },
  };
}
