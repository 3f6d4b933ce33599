import {
  RecordingError,
  createSpeechPlayer,
  startRecording,
  type Recording,
  type RecordingOptions,
  type SpeechPlayer,
  type SpeechState,
} from '../../src/audio/index';
import { silentMp3 } from '../sandbox/answers/silence';
import { watchResources } from './resources';

const resources = watchResources();

/** An MP3 of `seconds`, cut every `size` bytes (a frame has 104). */
function cut(size: number, seconds = 0.5): Uint8Array<ArrayBuffer>[] {
  const mp3 = silentMp3(seconds);
  return Array.from({ length: Math.ceil(mp3.length / size) }, (_, index) =>
    mp3.subarray(index * size, (index + 1) * size),
  );
}

interface Listened {
  player: SpeechPlayer;
  states: SpeechState[];
  /** The seconds told, first to last. */
  progress: number[];
  /** As told last. */
  duration: number | undefined;
  /**
   * Resolves when one of `wanted` has been told since the state it resolved with before: a short one is not missed.
   * @returns that state
   */
  until(...wanted: SpeechState[]): Promise<SpeechState>;
  /** Resolves when it has been heard to go on, a tenth of a second at least: a pause tells of its place, too. */
  untilHeard(): Promise<void>;
}

/** A busy machine may wait for sound at any time: what it was before, it is again. */
function withoutLoading(states: readonly SpeechState[]): SpeechState[] {
  return states
    .filter((state) => state !== 'loading')
    .filter((state, index, heard) => state !== heard[index - 1]);
}

/** A player whose words are kept. */
function listen(onState: (state: SpeechState) => void = () => {}): Listened {
  const states: SpeechState[] = [];
  let next = 0;
  let wake = () => {};
  const toldMore = () => new Promise<void>((resolve) => (wake = resolve));
  const player = createSpeechPlayer({
    onState(state) {
      states.push(state);
      onState(state);
      wake();
    },
    onProgress(seconds, duration) {
      listened.progress.push(seconds);
      listened.duration = duration;
      wake();
    },
  });
  const listened: Listened = {
    player,
    states,
    progress: [],
    duration: undefined,
    async until(...wanted) {
      for (;;) {
        const state = states[next];
        if (state === undefined) await toldMore();
        else {
          next++;
          if (wanted.includes(state)) return state;
        }
      }
    },
    async untilHeard() {
      const from = listened.progress.at(-1) ?? 0;
      while ((listened.progress.at(-1) ?? 0) <= from + 0.1) await toldMore();
    },
  };
  return listened;
}

interface Heard {
  end: SpeechState;
  seconds: number | undefined;
  duration: number | undefined;
}

/** Plays what comes in these pieces. @returns how it ended. */
async function hear(pieces: readonly Uint8Array[]): Promise<Heard> {
  const listened = listen();
  const { player, progress, until } = listened;
  void player.play();
  for (const piece of pieces) player.append(piece);
  player.finish();
  const end = await until('ended', 'failed');
  player.destroy();
  return { end, seconds: progress.at(-1), duration: listened.duration };
}

/** A recording with a whole beep in it: the fake microphone beeps. The meter is ahead of the recorder. */
async function recordBeep(options: RecordingOptions = {}): Promise<Recording> {
  let isLoud = false;
  let hearBeep = () => {};
  const heard = new Promise<void>((resolve) => (hearBeep = resolve));
  const recording = await startRecording({
    ...options,
    onLevel(level) {
      if (level > 0.1) isLoud = true;
      else if (isLoud && level < 0.001) hearBeep();
    },
  });
  await heard;
  return recording;
}

/** @returns the reason of a RecordingError, any other error as text, '' where `work` did not fail. */
async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return '';
  } catch (error) {
    return error instanceof RecordingError ? error.reason : String(error);
  }
}

const harness = { ...resources, cut, hear, listen, withoutLoading, reasonOf, recordBeep, startRecording };

declare global {
  interface Window {
    audioHarness: typeof harness;
  }
}

window.audioHarness = harness;

// What plays before the visitor has touched the page: looking in by `evaluate` would count as a touch.
if (location.hash === '#autoplay') {
  const { player } = listen((state) => console.log(state));
  for (const piece of cut(1000)) player.append(piece);
  player.finish();
  void player.play();
  addEventListener('click', () => void player.play());
}
