/**
 * - `loading`: it is to be heard, and more of it, or the device, is waited for.
 * - `playing`: it is heard.
 * - `paused`: by `pause`, by the visitor's device, or because the browser refused to play without a press of the
 *   visitor. It goes on by `play` only.
 * - `ended`: it was heard to its end; `play` begins again.
 * - `failed`: this browser cannot play these bytes. For good.
 */
export type SpeechState = 'loading' | 'playing' | 'paused' | 'ended' | 'failed';

/** What there is of an MP3: the player writes it, outputs read it. Pieces may end in the middle of a frame. */
export interface Speech {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  /** No more pieces will come. */
  readonly isWhole: boolean;
}

export interface SpeechListener {
  onState(state: SpeechState): void;
  onProgress(seconds: number, duration: number | undefined): void;
  /** This output cannot play the speech any further than to `seconds`. */
  onBroken(seconds: number): void;
}

/** One way to make sound out of a speech. */
export interface SpeechOutput {
  /** Looks at the speech: at first, when there is more of it, and when it is whole. */
  update(): void;
  /** A wish; what comes of it is told to the listener. */
  play(): void;
  pause(): void;
  /** The listener hears nothing after this. */
  destroy(): void;
}
