import { asFields, asText, type Fields } from '../fields';
import { ApiError, invalidParam, notFound } from '../http/api-error';
import type { AppCall, Route } from '../http/route';
import { silentMp3 } from '../answers/silence';
import { forApp } from './access';
import { parametersOf } from './app';

const ACCEPTED = ['mp3', 'm4a', 'wav', 'amr', 'mpga'];
const LARGEST = 30_000_000;

/** Listens to nothing, but tells exactly what it would not listen to (ref §3.12). */
function transcribe({ instance, form }: AppCall): Fields {
  if (asFields(parametersOf(instance)['speech_to_text'])['enabled'] !== true) {
    throw invalidParam('Speech to text is not enabled');
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
  return { text: 'Which jacket keeps me dry on the coast?' };
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
  return new Response(silentMp3(Math.min(text.length / 15, 20)), {
    headers: { 'Content-Type': 'audio/mpeg' },
  });
}

export const audioRoutes: readonly Route[] = [
  { method: 'POST', path: '/audio-to-text', handle: forApp(transcribe) },
  { method: 'POST', path: '/text-to-audio', handle: forApp(speakAloud) },
];
