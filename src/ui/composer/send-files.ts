import { computed } from '@preact/signals';
import { whenTrue } from '../../chat/when-true';
import type { Ui } from '../context';
import { attachmentsOf } from './attachments-of';

/**
 * The page's own question with files: they are uploaded as the visitor's are, seen beside the draft, and go out with the
 * text when all are there. What cannot be sent stays in the composer.
 */
export async function sendFiles(
  ui: Pick<Ui, 'chat' | 'report'>,
  text: string,
  files: readonly File[],
  ended: AbortSignal,
): Promise<void> {
  const { chat } = ui;
  await whenTrue(
    computed(() => chat.app.value !== undefined),
    ended,
  );
  if (ended.aborted) return;
  const rules = chat.app.peek()?.uploads;
  if (!rules) {
    ui.report('send(): this app takes no files; the text waits in the composer.');
    return;
  }
  const attachments = attachmentsOf(chat, rules);
  attachments.add(files);
  await whenTrue(
    computed(() => !attachments.pending.value),
    ended,
  );
  const isWhole = attachments.items.peek().every(({ uploaded }) => uploaded !== undefined);
  if (ended.aborted || !isWhole || chat.draft.peek() !== text) return;
  if (chat.send(text, attachments.take)) chat.setDraft('');
}
