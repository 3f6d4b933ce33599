import type { Speech, SpeechListener, SpeechOutput } from './speech-output';

/** As often as media elements tell of it. */
const PROGRESS_MS = 250;

/** A context tells when it starts, never that it may not: one that is let starts in a small part of this. */
const START_MS = 2000;

/**
 * Plays without an address of any kind, where the page's policy refuses `blob:` to media; it has to wait for the whole.
 * The context's state is the truth: running is playing, suspended is paused, by the visitor or by the browser.
 * @param begin seconds into the speech where it starts.
 */
export function createDecodedOutput(speech: Speech, begin: number, listener: SpeechListener): SpeechOutput {
  const context = new AudioContext();
  let isDestroyed = false;
  let isDecoding = false;
  let sound: AudioBuffer | undefined;
  /** Sounds while the context runs. None before decoding and after the end. */
  let node: AudioBufferSourceNode | undefined;
  /** The context's time at the speech's second 0; its clock stands still while it is suspended. */
  let zero = 0;
  /** Runs from the wish to play until the context does; meanwhile `suspended` means «not yet», not «paused». */
  let starting: ReturnType<typeof setTimeout> | undefined;

  function stopWaiting(): void {
    clearTimeout(starting);
    starting = undefined;
  }

  function tellState(): void {
    if (isDestroyed) return;
    if (sound && !node) return; // it is over, and that was told
    if (context.state === 'running') {
      stopWaiting();
      listener.onState(node ? 'playing' : 'loading');
    } else if (starting === undefined) listener.onState('paused');
  }

  function suspend(): void {
    stopWaiting();
    // Suspending what has not run yet changes no state and has no event, so it is told here.
    context.suspend().then(tellState, ignore);
  }

  function start(buffer: AudioBuffer, from: number): void {
    zero = context.currentTime - from;
    node = new AudioBufferSourceNode(context, { buffer });
    node.addEventListener('ended', () => {
      if (isDestroyed) return;
      node = undefined;
      suspend(); // gives the device back; first, as who is told of the end may play again
      listener.onProgress(buffer.duration, buffer.duration);
      listener.onState('ended');
    });
    node.connect(context.destination);
    node.start(0, from);
  }

  async function decode(): Promise<void> {
    try {
      const buffer = await context.decodeAudioData(await new Blob([...speech.pieces]).arrayBuffer());
      if (isDestroyed) return;
      sound = buffer;
      start(buffer, begin);
      tellState();
    } catch {
      if (!isDestroyed) listener.onBroken(begin);
    }
  }

  context.addEventListener('statechange', tellState);
  const progress = setInterval(() => {
    if (sound && node && context.state === 'running')
      listener.onProgress(context.currentTime - zero, sound.duration);
  }, PROGRESS_MS);

  return {
    update() {
      if (isDecoding || !speech.isWhole) return;
      isDecoding = true;
      void decode();
    },
    play() {
      if (!node) listener.onState('loading');
      if (sound && !node) start(sound, 0);
      stopWaiting();
      // Refused: suspended for good, or it would sound at the visitor's next press of anything.
      starting = setTimeout(suspend, START_MS);
      context.resume().then(tellState, ignore);
    },
    pause: suspend,
    destroy() {
      isDestroyed = true;
      stopWaiting();
      clearInterval(progress);
      context.removeEventListener('statechange', tellState);
      context.close().catch(ignore);
    },
  };
}

/** What is under way when a context is closed is rejected; nobody waits for it. */
function ignore(): void {}
