import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { SILENCE, SPEAKER } from './drawings';
import { isReading, readAloud, stopReading } from './reader';
import { Tool } from './toolbar';

/** Says an answer, and stops when its panel is closed. */
export function ReadTool({ messageId }: { messageId: string | undefined }) {
  const ui = useUi();
  const texts = useTexts();
  const failed = useSignal(false);
  const isMine = isReading(messageId);
  useSignalEffect(() => {
    if (!ui.open.value && ui.settings.mode === 'bubble' && isReading(messageId)) stopReading();
  });
  useEffect(
    () => () => {
      if (isReading(messageId)) stopReading();
    },
    [messageId],
  );
  if (messageId === undefined) return null;
  return (
    <>
      <Tool
        drawing={isMine ? SILENCE : SPEAKER}
        label={isMine ? texts.stopReading : texts.readAloud}
        onPress={() => {
          failed.value = false;
          if (isMine) stopReading();
          else
            readAloud(ui, messageId, (cause) => {
              failed.value = true;
              ui.report('An answer could not be read aloud.', cause);
            });
        }}
      />
      {failed.value && (
        <span class="said" role="alert">
          {texts.speechFailed}
        </span>
      )}
    </>
  );
}
