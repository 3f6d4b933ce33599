import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useTexts } from '../lazy-part';
import { focus } from './focus';
import { Icon } from '../icon';
import { Glyph } from './glyph';
import { useListView } from './list-view';

export function SearchBox() {
  const { list } = useListView();
  const texts = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const search = list.search.value;
  const groups = list.groups.value;

  function handleKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Escape' || event.isComposing || search === '') return;
    event.preventDefault();
    void list.setSearch('');
  }
  function found(): string {
    if (search.trim() === '' || !groups || list.loading.value) return '';
    const count = groups.reduce((sum, { conversations }) => sum + conversations.length, 0);
    return count === 0 ? texts.noMatches : texts.matches(count);
  }

  return (
    <div class="conversation-search" role="search">
      <Glyph name="search" />
      <input
        ref={field}
        type="search"
        dir="auto"
        autocomplete="off"
        enterkeyhint="search"
        value={search}
        aria-label={texts.searchConversations}
        placeholder={texts.searchConversations}
        onInput={(event) => void list.setSearch(event.currentTarget.value)}
        onKeyDown={handleKeyDown}
      />
      {search !== '' && (
        <button
          type="button"
          class="icon-button"
          aria-label={texts.clearSearch}
          title={texts.clearSearch}
          onClick={() => {
            focus(field.current);
            void list.setSearch('');
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <div class="hidden-text" role="status">
        {found()}
      </div>
    </div>
  );
}
