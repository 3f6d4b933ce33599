import { useRef } from 'preact/hooks';
import type { ListedConversation } from '../../chat/conversation-groups';
import { useTexts } from '../lazy-part';
import { Icon } from '../icon';
import { Glyph } from './glyph';
import { useListView } from './list-view';

/** What a server's column holds. */
const LONGEST_NAME = 255;

/** In the place of the row: Enter saves, Escape leaves all as it was. */
export function RenameForm({ conversation }: { conversation: ListedConversation }) {
  const { list, task } = useListView();
  const texts = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const close = (): void => {
    task.value = undefined;
  };
  return (
    <form
      class="conversation-rename"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        void list.rename(conversation.id, field.current?.value ?? conversation.name);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        close();
      }}
    >
      <input
        ref={(element) => {
          if (element && !field.current) element.select();
          field.current = element;
        }}
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={LONGEST_NAME}
        defaultValue={conversation.name}
        aria-label={texts.conversationName}
        placeholder={texts.nameAutomatically}
      />
      <button type="submit" class="icon-button" aria-label={texts.save} title={texts.save}>
        <Glyph name="save" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.cancel}
        title={texts.cancel}
        onClick={close}
      >
        <Icon name="close" />
      </button>
    </form>
  );
}
