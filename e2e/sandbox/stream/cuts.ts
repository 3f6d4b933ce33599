import type { Cut, Settings } from '../settings';

const encoder = new TextEncoder();

/** Events that share a chunk under `many`. */
const TOGETHER = 3;

/** Turns frames into network chunks. */
export interface Cutter {
  /** The chunks that are ready to go after this frame. */
  cut(frame: string): readonly Uint8Array[];
  /** What was kept back and may not be any longer, because the stream falls silent. */
  flush(): readonly Uint8Array[];
  /** What was kept back, at the end. */
  end(): readonly Uint8Array[];
}

const nothing = (): readonly Uint8Array[] => [];

export function createCutter({ cut, lump }: Pick<Settings, 'cut' | 'lump'>): Cutter {
  // A proxy that buffers does not care for silence: it waits for the end.
  if (lump) return { ...gather(Infinity), flush: nothing };
  return cut === 'many'
    ? gather(TOGETHER)
    : { cut: (frame) => tear(frame, cut), flush: nothing, end: nothing };
}

/** Several events in one chunk. */
function gather(most: number): Cutter {
  let frames: string[] = [];
  function flush(): readonly Uint8Array[] {
    const chunks = frames.length === 0 ? [] : [encoder.encode(frames.join(''))];
    frames = [];
    return chunks;
  }
  return {
    cut(frame) {
      frames.push(frame);
      return frames.length < most ? [] : flush();
    },
    flush,
    end: flush,
  };
}

type Places = (bytes: Uint8Array, frame: string) => readonly number[];

/** Where each kind of cut goes through a frame. */
const PLACES: Readonly<Record<Exclude<Cut, 'many'>, Places>> = {
  none: () => [],
  bytes: (bytes) => [...bytes.keys()],
  /** After the first byte of every character that has more of them. */
  utf8: (bytes) => [...bytes.keys()].filter((at) => (bytes[at - 1] ?? 0) >= 0xc0),
  /** Inside `data`, between `data:` and its space, inside `event: ping`, between the two line ends. */
  prefix: (bytes) => [2, 5, bytes.length - 1],
  escape: escapePlaces,
};

/** One event in several chunks. */
function tear(frame: string, cut: Exclude<Cut, 'many'>): readonly Uint8Array[] {
  const bytes = encoder.encode(frame);
  const inside = PLACES[cut](bytes, frame).filter((place) => place > 0 && place < bytes.length);
  const ends = [...inside, bytes.length];
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}

/** After every backslash, and in the middle of every `\uXXXX`. */
function escapePlaces(bytes: Uint8Array, frame: string): readonly number[] {
  // Bytes and text run in step only where all is ASCII; elsewhere backslashes are found as bytes.
  const backslash = 0x5c;
  const afterBackslash = [...bytes.keys()].filter((at) => bytes[at - 1] === backslash);
  if (bytes.length !== frame.length) return afterBackslash;
  const inside = [...frame.matchAll(/\\u[0-9a-f]{4}/g)].map((match) => match.index + 4);
  return [...afterBackslash, ...inside].toSorted((a, b) => a - b);
}
