import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { PAUSE, PLAY, SILENCE, SPEAKER } from './drawings';
import { readAloud, readingOf, stopReading, type Reading } from './reader';
import { ReadProgress } from './read-progress';
import { Tool } from './toolbar';

/** Says an answer, and stops when its panel is closed. */
export function ReadTool({ messageId }: { messageId: string | undefined }) {
  const ui = useUi();
  const texts = useTexts();
  const failed = useSignal(false);
  const reading = readingOf(messageId);
  useSignalEffect(() => {
    if (!ui.open.value && ui.settings.mode === 'bubble' && readingOf(messageId)) stopReading();
  });
  useEffect(
    () => () => {
      if (readingOf(messageId)) stopReading();
    },
    [messageId],
  );
  if (messageId === undefined) return null;
  return (
    <>
      <Tool
        drawing={reading ? SILENCE : SPEAKER}
        label={reading ? texts.stopReading : texts.readAloud}
        onPress={() => {
          failed.value = false;
          if (reading) stopReading();
          else
            readAloud(ui, messageId, (cause) => {
              failed.value = true;
              ui.report('An answer could not be read aloud.', cause);
            });
        }}
      />
      {reading && <PauseTool reading={reading} />}
      {reading && <ReadProgress reading={reading} />}
      {failed.value && (
        <span class="said" role="alert">
          {texts.speechFailed}
        </span>
      )}
    </>
  );
}

function PauseTool({ reading: { isPaused, player } }: { reading: Reading }) {
  const texts = useTexts();
  const paused = isPaused.value;
  return (
    <Tool
      drawing={paused ? PLAY : PAUSE}
      label={paused ? texts.goOnReading : texts.pauseReading}
      onPress={() => (paused ? void player.play() : player.pause())}
    />
  );
}
