import { useUi } from '../context';
import { IconButton } from '../icon-button';

/** One sentence about the conversation as a whole, which the visitor takes away; or that there is no network. */
export function Notice() {
  const { chat, texts, online } = useUi();
  const notice = chat.notice.value;
  if (!online.value) return <Sentence text={texts.offline} />;
  if (!notice) return null;
  return (
    <Sentence
      text={notice === 'conversation-gone' ? texts.conversationGone : texts.historyFailed}
      onDismiss={chat.dismissNotice}
    />
  );
}

function Sentence({ text, onDismiss }: { text: string; onDismiss?: () => void }) {
  return (
    <div class="notice" role="status">
      <p dir="auto">{text}</p>
      {onDismiss && (
        <IconButton icon="close" command="dismiss" label={useUi().texts.dismiss} onPress={onDismiss} />
      )}
    </div>
  );
}
