import { HOURS } from '../answers/shopping';
import { silentMp3 } from '../answers/silence';
import type { Scenario, Step } from '../scenario';
import { speak } from '../speak';

/** Deltas between two pieces of speech. */
const RHYTHM = 8;

/** Pieces of an MP3 that do not end where its frames do. */
function piece(part: number): Step {
  const audio = btoa(String.fromCharCode(...silentMp3(0.6)));
  const middle = 4 * (10 + part);
  return {
    do: 'event',
    event: 'tts_message',
    fields: { audio: part % 2 === 0 ? audio.slice(0, -middle) : audio },
  };
}

export const speech: Scenario = {
  mode: 'chat',
  about:
    'Voice in both directions: takes recordings, and reads its answers aloud (an honest, but silent MP3); «unended» speech has no end event.',
  parameters: {
    speech_to_text: { enabled: true },
    text_to_speech: { enabled: true, voice: 'alloy', language: 'en-US', autoPlay: 'enabled' },
  },
  *answer(turn) {
    let said = 0;
    for (const step of speak(turn, `Good morning! ${HOURS}`)) {
      yield step;
      if (++said % RHYTHM === 0) yield piece(said / RHYTHM);
    }
  },
  *tail({ query }) {
    yield piece(1);
    yield piece(3);
    // It may never come (ref §4.7).
    if (!/unended/i.test(query)) yield { do: 'event', event: 'tts_message_end', fields: { audio: '' } };
  },
};
