export { decodeBase64 } from './decode-base64';
export { startRecording, type Recording, type RecordingOptions } from './recorder';
export { RecordingError, type RecordingFailure } from './recording-error';
export { createSpeechPlayer, type SpeechPlayer, type SpeechPlayerOptions } from './speech-player';
export type { SpeechState } from './speech-output';
