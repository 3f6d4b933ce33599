interface Count {
  urls: number;
  contexts: number;
  tracks: number;
}

export interface Resources {
  /** How many were ever opened. */
  opened(): Count;
  /** How many of them are open still. */
  left(): Count;
  tracks(): readonly MediaStreamTrack[];
}

/** Watches object URLs, audio contexts and microphones from now on. */
export function watchResources(): Resources {
  const contexts: AudioContext[] = [];
  const tracks: MediaStreamTrack[] = [];
  const urls = { opened: new Set<string>(), revoked: new Set<string>() };

  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (source) => {
    const url = create(source);
    urls.opened.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    revoke(url);
    urls.revoked.add(url);
  };

  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };

  if ('mediaDevices' in navigator) {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }

  return {
    opened: () => ({ urls: urls.opened.size, contexts: contexts.length, tracks: tracks.length }),
    left: () => ({
      urls: urls.opened.size - urls.revoked.size,
      contexts: contexts.filter(({ state }) => state !== 'closed').length,
      tracks: tracks.filter(({ readyState }) => readyState === 'live').length,
    }),
    tracks: () => tracks,
  };
}
