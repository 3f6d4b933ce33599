/**
 * - `denied`: the visitor, the browser or the page's permission policy refused the microphone.
 * - `no-microphone`: there is none.
 * - `unsupported`: the page is not served over https, or the browser cannot record.
 * - `failed`: the microphone is in use elsewhere, or what it gave cannot be read.
 * - `empty`: nothing was recorded.
 */
export type RecordingFailure = 'denied' | 'no-microphone' | 'unsupported' | 'failed' | 'empty';

/** Any failure of a recording. `message` is for logs; the visitor is told by `reason`. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly reason: RecordingFailure;
  constructor(reason: RecordingFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
