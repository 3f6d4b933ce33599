import { ChatError, lostConnection } from '../chat/errors';
import type { Services } from '../chat/services';
import type { Http } from './http';
import { record, text } from './read';

/** Speech to text and back (ref §3.12). */
export function audioServices(http: Http) {
  return {
    transcribe: async (recording, signal) => {
      const body = new FormData();
      // The declared type decides, and only some names of one are taken; a file on a disk may have none.
      const isWav = /wav/.test(recording.type) || (await recording.slice(0, 4).text()) === 'RIFF';
      const type = isWav ? 'wav' : 'mp3';
      body.append('file', new File([recording], `recording.${type}`, { type: `audio/${type}` }));
      const answer = record(await http.json('/audio-to-text', { method: 'POST', body, signal }));
      return text(answer['text']).trim();
    },
    async *speak(said, signal) {
      const path = '/text-to-audio';
      const operation = `POST ${path}`;
      const response = await http.call(path, {
        method: 'POST',
        body: typeof said === 'string' ? { message_id: said } : said,
        signal,
      });
      const type = response.headers.get('Content-Type') ?? '';
      // An answer without text gives `null` as JSON.
      if (!response.body || type.includes('json')) {
        throw new ChatError('no-audio', `${operation} gave no audio but "${type}".`);
      }
      const reader = response.body.getReader();
      try {
        for (;;) {
          // oxlint-disable-next-line no-await-in-loop -- chunks come one after the other
          const { done, value } = await reader.read();
          if (done) return;
          yield value;
        }
      } catch (cause) {
        signal.throwIfAborted();
        throw lostConnection(operation, cause);
      } finally {
        reader.cancel().catch(() => {});
      }
    },
  } satisfies Partial<Services>;
}
