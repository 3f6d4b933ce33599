import { computed } from '@preact/signals';
import { whenTrue } from '../../chat/asking';
import type { QuestionFiles } from '../../chat/chat-model';
import type { Ui } from '../context';
import { attachmentsOf } from './attachments-of';

/**
 * The page's own question with files: they are uploaded as the visitor's are, seen beside the draft, and go out with the
 * text when all are there. What cannot be sent stays in the composer.
 */
export async function sendFiles(
  ui: Ui,
  text: string,
  files: readonly File[],
  ended: AbortSignal,
): Promise<void> {
  const { chat } = ui;
  await whenTrue(
    computed(() => chat.app.value !== undefined),
    ended,
  );
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
  const uploaded = attachments.uploaded.peek();
  const question = { files: uploaded.map(({ file }) => file), items: uploaded.map(({ item }) => item) };
  const take = (): QuestionFiles => {
    attachments.clear();
    return question;
  };
  if (chat.send(text, take)) chat.setDraft('');
}
