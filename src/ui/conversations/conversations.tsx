import { useEffect, useRef } from 'preact/hooks';
import menuCss from '../../theme/conversation-menu.css?inline';
import listCss from '../../theme/conversations.css?inline';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { DeleteDialog } from './delete-dialog';
import { focus, focusList, isAwaited, listButton, moveBetweenRows } from './focus';
import { ListBody } from './list-body';
import { ListProblem } from './list-problem';
import { ListContext, viewOf } from './list-view';
import { SearchBox } from './search-box';

/** The visitor's conversations, in the place of the thread. */
export function Conversations() {
  const { chat, adopt, listing, open } = useUi();
  const texts = useTexts();
  const nav = useRef<HTMLElement>(null);
  const view = viewOf(chat);
  const { list, task } = view;
  const problem = list.problem.value;
  const busy = chat.busy.value;
  const current = chat.conversationId.value;
  const isOpen = open.value;
  const wasClosed = useRef(false);
  // In the same turn as the first drawing: nothing is seen without its styles.
  adopt(listCss);
  adopt(menuCss);

  // A new conversation comes with its first answer.
  useEffect(() => void list.refresh(), [list, busy, current]);
  useEffect(() => {
    if (isAwaited(nav.current)) focusList(nav.current);
    return () => {
      task.value = undefined;
      view.unsaved.value = undefined;
      list.leave();
    };
  }, [list, task, view]);
  useEffect(() => {
    // The panel comes back with the list in it.
    if (isOpen && wasClosed.current) focusList(nav.current);
    wasClosed.current = !isOpen;
  }, [isOpen]);

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (nav.current) focus(listButton(nav.current));
      listing.value = false;
    } else moveBetweenRows(event);
  }

  return (
    <ListContext.Provider value={view}>
      <nav
        ref={nav}
        class="conversations"
        aria-label={texts.conversations}
        tabIndex={-1}
        onKeyDown={handleKeyDown}
      >
        <SearchBox />
        {problem && problem.id === undefined && <ListProblem problem={problem} />}
        <ListBody />
        {task.value?.type === 'delete' && <DeleteDialog conversation={task.value.conversation} />}
      </nav>
    </ListContext.Provider>
  );
}
