import { createAttachments, type Attachments } from '../../chat/attachments';
import type { UploadRules } from '../../chat/form-field';
import type { Chat } from '../../chat/chat-model';

const known = new WeakMap<Chat, Attachments>();

/** The files beside the draft: one list for the tiles above the text and the buttons below it. */
export function attachmentsOf(chat: Chat, rules: UploadRules): Attachments {
  const attachments = known.get(chat) ?? createAttachments(() => chat.services(), rules);
  known.set(chat, attachments);
  return attachments;
}
