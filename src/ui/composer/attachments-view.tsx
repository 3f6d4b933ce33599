import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { AttachmentTiles } from '../media/attachment-tiles';
import { attachmentsOf } from './attachments-of';
import type { UploadPartProps } from './composer-part';
import { useDrop } from './use-drop';

/** Files beside the draft. They come by the buttons below, by pasting and by dropping them anywhere on the panel. */
export function AttachmentsView({ rules, field }: UploadPartProps) {
  const { chat, takeFiles } = useUi();
  const texts = useTexts();
  const attachments = attachmentsOf(chat, rules);
  const wanted = useSignal(false);
  const isDragging = useDrop(field, attachments);

  useEffect(() => {
    takeFiles.current = () => {
      if (attachments.pending.peek()) {
        wanted.value = true;
        return undefined;
      }
      return attachments.take();
    };
    return () => {
      takeFiles.current = undefined;
    };
  }, [attachments, takeFiles, wanted]);

  const isPending = attachments.pending.value;
  useEffect(() => {
    if (!isPending) wanted.value = false;
  }, [isPending, wanted]);

  return (
    <>
      <AttachmentTiles attachments={attachments} onEmpty={() => field.current?.focus()} />
      {wanted.value && (
        <p class="tiles-problem" role="status">
          {texts.filesPending}
        </p>
      )}
      {isDragging.value && (
        <div class="drop-hint" aria-hidden="true">
          {texts.dropFiles}
        </div>
      )}
    </>
  );
}
