import { useEffect, useRef } from 'preact/hooks';
import { asChatError } from '../../chat/errors';
import type { ListedConversation } from '../../chat/conversation-groups';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { focus, isFocusFree } from './focus';
import { Glyph } from './glyph';
import { useListView } from './list-view';
import { Menu } from './menu';

interface RowMenuProps {
  conversation: ListedConversation;
  name: string;
}

/** What can be done to a conversation, behind a button of its row. */
export function RowMenu({ conversation, name }: RowMenuProps) {
  const { list, task, touched, unsaved } = useListView();
  const ui = useUi();
  const texts = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const { id, pinned } = conversation;
  const isOpen = task.value?.type === 'menu' && task.value.conversation.id === id;

  useEffect(() => {
    if (touched.id === id && button.current && isFocusFree(button.current)) focus(button.current);
  }, [touched, id]);

  const begin = (type: 'menu' | 'rename' | 'delete'): void => {
    touched.id = id;
    task.value = { type, conversation };
  };
  const close = (): void => {
    task.value = undefined;
  };

  function save(): void {
    unsaved.value = undefined;
    import('./download')
      .then(({ downloadConversation }) => downloadConversation(ui, id, name))
      .catch((cause: unknown) => {
        unsaved.value = { code: asChatError(cause).code, id, tryAgain: save };
      });
  }

  return (
    <div class="conversation-tools">
      <button
        ref={button}
        type="button"
        class="icon-button"
        data-command="more"
        aria-label={texts.moreFor(name)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : begin('menu'))}
        onKeyDown={(event) => {
          if (isOpen || event.key !== 'ArrowDown') return;
          event.preventDefault();
          begin('menu');
        }}
      >
        <Glyph name="more" />
      </button>
      {isOpen && (
        <Menu
          label={texts.moreFor(name)}
          opener={button}
          onClose={close}
          items={[
            { icon: 'rename', text: texts.rename, onPick: () => begin('rename') },
            {
              icon: 'pin',
              text: pinned ? texts.unpin : texts.pin,
              onPick: () => void list.pin(id, !pinned),
            },
            { icon: 'download', text: texts.saveConversation, onPick: save },
            { icon: 'remove', text: texts.remove, isGrave: true, onPick: () => begin('delete') },
          ]}
        />
      )}
    </div>
  );
}
