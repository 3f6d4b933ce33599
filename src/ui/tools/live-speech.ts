import { effect } from '@preact/signals';
import { decodeBase64 } from '../../audio';
import type { StreamEvent } from '../../chat/stream-event';
import type { Ui } from '../context';
import { readingOf, startReading, stopReading, type Reading } from './reader';

/** What each panel is saying: speech that was stopped does not begin again with its next piece. */
const said = new WeakMap<Ui, { messageId: string; reading: Reading }>();

/** Plays the speech of an answer while it comes. A browser that refuses sound before a press is obeyed. */
export function liveSpeech(ui: Ui, event: StreamEvent): void {
  const messageId = event.ids.messageId ?? ui.chat.turns.peek().at(-1)?.answer.peek().messageId;
  if (messageId === undefined) return;
  const known = said.get(ui);
  if (event.type === 'speech-end') {
    if (known?.messageId === messageId) known.reading.player.finish();
    return;
  }
  if (event.type !== 'speech-delta') return;
  if (known?.messageId === messageId) {
    known.reading.player.append(decodeBase64(event.audio));
    return;
  }
  const reading = startReading(messageId, (cause) =>
    ui.report('The speech of an answer could not be played.', cause),
  );
  said.set(ui, { messageId, reading });
  reading.player.append(decodeBase64(event.audio));
  stopWith(ui, messageId);
}

/** Silence when the visitor stops the answer, leaves the conversation or closes the panel. */
function stopWith(ui: Ui, messageId: string): void {
  let undo = (): void => {};
  undo = effect(() => {
    const turn = ui.chat.turns.value.find(({ answer }) => answer.value.messageId === messageId);
    const isHeard = ui.open.value || ui.settings.mode !== 'bubble';
    if (turn && turn.answer.value.status !== 'stopped' && isHeard) return;
    if (readingOf(messageId)) stopReading();
    queueMicrotask(() => undo());
  });
}
