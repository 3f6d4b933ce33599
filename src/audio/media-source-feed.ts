import type { Speech } from './speech-output';

const MP3 = 'audio/mpeg';

export interface MediaSourceFeed {
  readonly mediaSource: MediaSource;
  /** Hands over what there is and was not handed over yet. */
  update(): void;
}

/** @returns a media source that fills itself from `speech`, or `undefined` where it cannot take MP3 (Firefox). */
export function createMediaSourceFeed(speech: Speech): MediaSourceFeed | undefined {
  const Source = findMediaSource();
  if (!Source?.isTypeSupported(MP3)) return undefined;
  const mediaSource = new Source();
  let buffer: SourceBuffer | undefined;
  let next = 0;

  function update(): void {
    if (!buffer || buffer.updating || mediaSource.readyState !== 'open') return;
    const piece = speech.pieces[next];
    if (!piece) {
      if (speech.isWhole) mediaSource.endOfStream();
      return;
    }
    try {
      buffer.appendBuffer(piece);
      next++;
    } catch {
      // Full: what was heard makes room as playback goes on, so it is tried again with the next update.
      // Or broken: then the media element tells.
    }
  }

  mediaSource.addEventListener(
    'sourceopen',
    () => {
      if (mediaSource.readyState !== 'open') return; // let go of before this came
      buffer = mediaSource.addSourceBuffer(MP3);
      buffer.addEventListener('updateend', update);
      update();
    },
    { once: true },
  );
  return { mediaSource, update };
}

/** An iPhone has only the managed kind, which may drop what it holds: second choice. TypeScript does not know it. */
function findMediaSource(): typeof MediaSource | undefined {
  const scope: { MediaSource?: typeof MediaSource; ManagedMediaSource?: typeof MediaSource } = globalThis;
  return scope.MediaSource ?? scope.ManagedMediaSource;
}
