import { silentMp3 } from '../answers/silence';
import { nextTurn } from '../clock';
import { asFields, asText, type Fields } from '../fields';
import { ApiError, invalidParam, notFound } from '../http/api-error';
import type { AppCall, Route } from '../http/route';
import { forApp } from './access';
import { parametersOf } from './app';

const ACCEPTED = ['mp3', 'm4a', 'wav', 'amr', 'mpga'];
const LARGEST = 30_000_000;

/** Bytes of speech that leave together. */
const CHUNK = 4096;

/** Listens to nothing, but tells exactly what it would not listen to (ref §3.12). */
async function transcribe({ instance, profile, form }: AppCall): Promise<Fields> {
  if (asFields(parametersOf(instance)['speech_to_text'])['enabled'] !== true) {
    const message = 'Speech to text is not enabled';
    throw profile.name === 'e'
      ? new ApiError(400, 'speech_to_text_disabled', message)
      : invalidParam(message);
  }
  const part = form?.get('file');
  if (part === undefined || part === null || typeof part === 'string') {
    throw new ApiError(400, 'no_audio_uploaded', 'Please upload your audio.');
  }
  const kind = part.type.replace(/;.*/, '');
  if (!ACCEPTED.some((name) => kind === `audio/${name}`)) {
    throw new ApiError(415, 'unsupported_audio_type', 'Audio type not allowed.');
  }
  if (part.size > LARGEST) throw new ApiError(413, 'audio_too_large', 'Audio size larger than 30 mb');
  const head = new Uint8Array(await part.slice(0, 12).arrayBuffer());
  if (!isWav(head) && !isMp3(head)) {
    // The server hands everything on; it is the model that cannot read it.
    throw new ApiError(400, 'completion_request_error', '[harbor] The audio file could not be decoded.');
  }
  return { text: 'Which jacket keeps me dry on the coast?' };
}

function isWav(head: Uint8Array): boolean {
  const letters = String.fromCharCode(...head);
  return letters.startsWith('RIFF') && letters.slice(8) === 'WAVE';
}

/** A tag, or eleven bits of a frame's beginning. */
function isMp3([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return String.fromCharCode(first, second, third) === 'ID3' || (first === 0xff && second >= 0xe0);
}

/** Silence of the text's length: a player plays it, and nobody in the office is disturbed. */
function speakAloud({ instance, body }: AppCall): Response {
  if (asFields(parametersOf(instance)['text_to_speech'])['enabled'] !== true) {
    throw invalidParam('Text to speech is not enabled');
  }
  const wish = asFields(body);
  const id = asText(wish['message_id']);
  const row = id === undefined ? undefined : instance.memory.row(id);
  if (id !== undefined && row === undefined) throw notFound('Message Not Exists.');
  const text = row?.answer ?? asText(wish['text']) ?? '';
  if (text === '') return Response.json(null);
  return new Response(inChunks(silentMp3(Math.min(text.length / 15, 20))), {
    headers: { 'Content-Type': 'audio/mpeg' },
  });
}

/** Not cut where frames end. */
function inChunks(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        await nextTurn();
        controller.enqueue(bytes.subarray(at, (at += CHUNK)));
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

export const audioRoutes: readonly Route[] = [
  { method: 'POST', path: '/audio-to-text', handle: forApp(transcribe) },
  { method: 'POST', path: '/text-to-audio', handle: forApp(speakAloud) },
];
