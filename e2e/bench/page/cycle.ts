import type { Chat, Options } from '../../../src/index';

declare global {
  interface Window {
    /** Mounts, opens and destroys a widget so many times; `isAsked`: asks a question and waits for the answer besides. */
    cycle: (count: number, options: Options, isAsked?: boolean) => Promise<void>;
  }
}

function next(chat: Chat, name: 'ready' | 'message-end'): Promise<void> {
  return new Promise((resolve) => {
    chat.on(name, () => resolve());
  });
}

window.cycle = async (count, options, isAsked = false) => {
  // Named here, so that a bundler does not look for it.
  const address = '/dist/index.js';
  const { createChat }: typeof import('../../../src/index') = await import(/* @vite-ignore */ address);
  for (let done = 0; done < count; done++) {
    const chat = createChat({ ...options });
    const ready = next(chat, 'ready');
    const answered = next(chat, 'message-end');
    chat.open();
    await ready;
    if (isAsked) {
      chat.send('Where is my parcel?');
      await answered;
    }
    chat.destroy();
    // Effects of components that are gone end behind the next frame.
    await new Promise(requestAnimationFrame);
  }
};
