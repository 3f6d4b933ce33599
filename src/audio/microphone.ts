import { RecordingError, type RecordingFailure } from './recording-error';

/** The names of https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia; any other is `failed`. */
const REASONS: Readonly<Record<string, RecordingFailure>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'no-microphone',
};

/** Asks the visitor for the microphone. @throws {RecordingError} */
export async function openMicrophone(): Promise<MediaStream> {
  // Neither is there in an insecure context or in an old browser, whatever the types say.
  if (!('mediaDevices' in navigator) || !('MediaRecorder' in globalThis))
    throw new RecordingError('unsupported', 'This page cannot record: no MediaRecorder, or not https.');
  try {
    // A wish, not a demand: a microphone that is stereo only is mixed down later.
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (cause) {
    const reason = (cause instanceof Error && REASONS[cause.name]) || 'failed';
    throw new RecordingError(reason, 'The microphone could not be opened.', { cause });
  }
}
