import { encodeWav } from './encode-wav';
import { meterLevel } from './level-meter';
import { openMicrophone } from './microphone';
import { RecordingError } from './recording-error';

/** What speech models listen to; ten minutes of it are 19 MB, and Dify takes 30 (its own client: 16 kHz, 600 s). */
const SAMPLE_RATE = 16_000;
const MAX_SECONDS = 600;

/** What cannot be decoded and is no longer than this is a file's head without sound: stopped at once. */
const HEAD_BYTES = 1024;

export interface RecordingOptions {
  /** How loud it is, from 0 to 1, once per frame. */
  onLevel?: (level: number) => void;
  /** Default 600. */
  maxSeconds?: number;
  /**
   * The recording has ended by itself, and the microphone is free: `maxSeconds` are over, or the microphone went
   * away. What was recorded is still to be had by `stop`.
   */
  onLimit?: () => void;
}

export interface Recording {
  /**
   * Ends the recording; asked again, gives the same.
   * @returns a WAV file (16 kHz, mono, 16 bit) of type `audio/wav`.
   * @throws {RecordingError} `empty` where nothing was recorded (or all was cancelled), `failed` where it cannot be read.
   */
  stop(): Promise<Blob>;
  /** Ends the recording and forgets it. */
  cancel(): void;
}

/**
 * Records the microphone until `stop`, `cancel` or the limit; each of them, and every failure, frees it.
 * @throws {RecordingError} the microphone could not be had.
 */
export async function startRecording(options: RecordingOptions = {}): Promise<Recording> {
  const stream = await openMicrophone();
  const undo: (() => void)[] = [() => stream.getTracks().forEach((track) => track.stop())];
  const release = () => undo.splice(0).forEach((step) => step());
  try {
    return record(stream, options, undo, release);
  } catch (cause) {
    release();
    throw new RecordingError('failed', 'The recording could not be started.', { cause });
  }
}

function record(
  stream: MediaStream,
  { onLevel, maxSeconds = MAX_SECONDS, onLimit }: RecordingOptions,
  undo: (() => void)[],
  release: () => void,
): Recording {
  const recorder = new MediaRecorder(stream);
  let chunks: Blob[] = [];
  let wav: Promise<Blob> | undefined;
  let asked = false;

  function end(): void {
    if (recorder.state !== 'inactive') recorder.stop();
    release();
  }

  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  // The recorder's own word is the end of it: it comes as well when the microphone is unplugged or taken back.
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      resolve();
      release();
      if (!asked) onLimit?.();
    });
  });
  if (onLevel) undo.push(meterLevel(stream, onLevel));
  // Last of what can throw, and without slices: an MP4 written in one piece is the one every engine decodes.
  recorder.start();
  const limit = setTimeout(end, maxSeconds * 1000);
  undo.push(() => clearTimeout(limit));

  return {
    stop() {
      asked = true;
      end();
      wav ??= stopped.then(() => toWav(new Blob(chunks)));
      return wav;
    },
    cancel() {
      asked = true;
      end();
      // The last data is still to come.
      void stopped.then(() => (chunks = []));
    },
  };
}

/** Dify refuses what browsers record (webm, mp4, ogg). */
async function toWav(recorded: Blob): Promise<Blob> {
  let sound: AudioBuffer;
  try {
    // A context decodes into its own sample rate: no second pass is needed, nor the memory for it.
    const decoder = new OfflineAudioContext(1, 1, SAMPLE_RATE);
    sound = await decoder.decodeAudioData(await recorded.arrayBuffer());
  } catch (cause) {
    const reason = recorded.size < HEAD_BYTES ? 'empty' : 'failed';
    throw new RecordingError(reason, 'The recording could not be decoded.', { cause });
  }
  return encodeWav(mixDown(sound), SAMPLE_RATE);
}

function mixDown(sound: AudioBuffer): Float32Array {
  const { numberOfChannels } = sound;
  if (numberOfChannels === 1) return sound.getChannelData(0);
  const mono = new Float32Array(sound.length);
  for (let channel = 0; channel < numberOfChannels; channel++)
    sound.getChannelData(channel).forEach((sample, index) => {
      mono[index] = (mono[index] ?? 0) + sample / numberOfChannels;
    });
  return mono;
}
