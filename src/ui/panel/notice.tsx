import { useUi } from '../context';
import { IconButton } from '../icon-button';

/** One sentence about the conversation as a whole; the visitor takes it away. */
export function Notice() {
  const { chat, texts } = useUi();
  const notice = chat.notice.value;
  if (!notice) return null;
  return (
    <div class="notice" role="status">
      <p dir="auto">{notice === 'conversation-gone' ? texts.conversationGone : texts.historyFailed}</p>
      <IconButton icon="close" command="dismiss" label={texts.dismiss} onPress={chat.dismissNotice} />
    </div>
  );
}
