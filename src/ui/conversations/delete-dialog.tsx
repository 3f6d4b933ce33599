import { useRef } from 'preact/hooks';
import type { ListedConversation } from '../../chat/conversation-groups';
import { useTexts } from '../lazy-part';
import { focus, neighbour, openButtons } from './focus';
import { useListView } from './list-view';

const QUESTION_ID = 'delete-conversation';

/** Asks once, over the whole panel: it cannot be undone. */
export function DeleteDialog({ conversation }: { conversation: ListedConversation }) {
  const { list, task } = useListView();
  const texts = useTexts();
  const scrim = useRef<HTMLDivElement>(null);
  const { id } = conversation;

  function cancel(): void {
    const row = openButtons(scrim.current ?? document.body).find((button) => button.dataset['id'] === id);
    focus(row?.parentElement?.querySelector<HTMLElement>('[data-command="more"]'));
    task.value = undefined;
  }
  function remove(): void {
    if (scrim.current) focus(neighbour(scrim.current, id));
    task.value = undefined;
    void list.remove(id);
  }
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Tab') {
      // Between the two buttons only.
      event.preventDefault();
      const other = event.target instanceof Element && event.target.matches('[data-grave]');
      scrim.current?.querySelector<HTMLElement>(other ? '[data-safe]' : '[data-grave]')?.focus();
    }
  }

  return (
    <div
      ref={scrim}
      class="conversation-scrim"
      onKeyDown={handleKeyDown}
      onClick={(event) => event.target === scrim.current && cancel()}
    >
      <div class="conversation-ask" role="alertdialog" aria-modal="true" aria-labelledby={QUESTION_ID}>
        <p id={QUESTION_ID} dir="auto">
          {texts.removeConversation(conversation.name || texts.untitled)}
        </p>
        <div>
          <button type="button" data-safe ref={focus} onClick={cancel}>
            {texts.cancel}
          </button>
          <button type="button" data-grave onClick={remove}>
            {texts.remove}
          </button>
        </div>
      </div>
    </div>
  );
}
