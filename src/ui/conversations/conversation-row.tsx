import type { TargetedMouseEvent } from 'preact';
import type { ListedConversation } from '../../chat/conversation-groups';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { focusThread } from './focus';
import { Glyph } from './glyph';
import { ListProblem } from './list-problem';
import { useListView } from './list-view';
import { RenameForm } from './rename-form';
import { RowMenu } from './row-menu';

export function ConversationRow({ conversation }: { conversation: ListedConversation }) {
  const { list, task, unsaved } = useListView();
  const texts = useTexts();
  const name = conversation.name || texts.untitled;
  const isRenamed = task.value?.type === 'rename' && task.value.conversation.id === conversation.id;
  const problem = list.problem.value;
  return (
    <li>
      <div class="conversation-row">
        {isRenamed ? (
          <RenameForm conversation={conversation} />
        ) : (
          <>
            <OpenButton conversation={conversation} name={name} />
            <RowMenu conversation={conversation} name={name} />
          </>
        )}
      </div>
      {problem?.id === conversation.id && (
        <ListProblem problem={problem} sentence={texts.conversationUnchanged(name)} />
      )}
      {unsaved.value?.id === conversation.id && (
        <ListProblem problem={unsaved.value} sentence={texts.historyFailed} />
      )}
    </li>
  );
}

function OpenButton({ conversation, name }: { conversation: ListedConversation; name: string }) {
  const { chat, listing } = useUi();
  const texts = useTexts();
  const { id, pinned } = conversation;

  function open(event: TargetedMouseEvent<HTMLButtonElement>): void {
    focusThread(event.currentTarget);
    chat.openConversation(id);
    listing.value = false;
  }

  return (
    <button
      type="button"
      class="conversation-open"
      data-id={id}
      aria-current={chat.conversationId.value === id ? 'true' : undefined}
      title={name}
      onClick={open}
    >
      {pinned && <Glyph name="pin" />}
      <span dir="auto">{name}</span>
      {chat.unread.value.includes(id) && <i class="unread" role="img" aria-label={texts.newAnswer} />}
    </button>
  );
}
