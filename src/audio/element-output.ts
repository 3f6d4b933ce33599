import { createMediaSourceFeed } from './media-source-feed';
import type { Speech, SpeechListener, SpeechOutput } from './speech-output';

/**
 * Plays by a media element that never enters the page: from the first pieces on where the browser takes MP3 piece
 * by piece, from the whole where it does not. Its events are the truth; a call is only a wish.
 */
export function createElementOutput(speech: Speech, listener: SpeechListener): SpeechOutput {
  const audio = new Audio();
  const feed = createMediaSourceFeed(speech);
  const listening = new AbortController();
  let url: string | undefined;
  let isWanted = false;

  function on(type: keyof HTMLMediaElementEventMap, handle: () => void): void {
    audio.addEventListener(type, handle, { signal: listening.signal });
  }
  function attach(source: MediaSource | Blob): void {
    url = URL.createObjectURL(source);
    audio.src = url;
  }
  function start(): void {
    audio.play().catch((cause: unknown) => {
      // Autoplay was refused, and no event tells. Other reasons: `pause` came first (AbortError), or the source
      // is refused, which has its event.
      const isRefused = cause instanceof Error && cause.name === 'NotAllowedError';
      if (isRefused && !listening.signal.aborted) listener.onState('paused');
    });
  }
  function handleProgress(): void {
    // Infinite or not a number as long as pieces come.
    listener.onProgress(audio.currentTime, Number.isFinite(audio.duration) ? audio.duration : undefined);
    feed?.update();
  }

  on('playing', () => listener.onState('playing'));
  on('waiting', () => listener.onState('loading'));
  on('ended', () => listener.onState('ended'));
  on('pause', () => {
    // It comes before `ended`, too, and late where `play` was called since.
    if (audio.paused && !audio.ended) listener.onState('paused');
  });
  on('timeupdate', handleProgress);
  on('durationchange', handleProgress);
  on('error', () => listener.onBroken(audio.currentTime));

  // A managed source opens only where the sound cannot be sent to another device.
  audio.disableRemotePlayback = true;
  if (feed) attach(feed.mediaSource);

  return {
    update() {
      if (feed) return feed.update();
      if (!speech.isWhole || url !== undefined) return;
      attach(new Blob([...speech.pieces], { type: 'audio/mpeg' }));
      if (isWanted) start();
    },
    play() {
      isWanted = true;
      if (url === undefined) listener.onState('loading');
      else start();
    },
    pause() {
      isWanted = false;
      if (url === undefined) listener.onState('paused');
      audio.pause();
    },
    destroy() {
      listening.abort();
      audio.pause();
      audio.removeAttribute('src');
      audio.load(); // lets go of the source now, not when it is collected
      if (url !== undefined) URL.revokeObjectURL(url);
    },
  };
}
