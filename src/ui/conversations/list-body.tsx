import { useRef } from 'preact/hooks';
import type { ConversationGroup } from '../../chat/conversation-groups';
import { useTexts } from '../lazy-part';
import { ConversationRow } from './conversation-row';
import { focus, isFocusFree, openButtons } from './focus';
import { Icon } from '../icon';
import { Glyph } from './glyph';
import { useListView } from './list-view';

/** Rows of the list's own shape: how long names may be, px. */
const SKELETON_WIDTHS = [210, 150, 250, 180, 230, 130];

export function ListBody() {
  const { list } = useListView();
  const groups = list.groups.value;
  return (
    <div class="conversation-scroll">
      {groups === undefined ? (
        !list.problem.value && <Skeleton />
      ) : (
        <>
          {groups.length === 0 && <Nothing />}
          {groups.map((group) => (
            <Group key={group.name} group={group} />
          ))}
          {list.hasMore.value && <LoadMore />}
        </>
      )}
    </div>
  );
}

function Group({ group }: { group: ConversationGroup }) {
  const heading = `conversations-${group.name}`;
  return (
    <section class="conversation-group">
      <h3 id={heading}>{useTexts()[group.name]}</h3>
      <ul aria-labelledby={heading}>
        {group.conversations.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  const { list } = useListView();
  const texts = useTexts();
  const isSearch = list.search.value.trim() !== '';
  return (
    <div class="conversation-none">
      {isSearch ? <Glyph name="search" /> : <Icon name="chat" />}
      <p dir="auto">
        {!isSearch ? texts.noConversations : list.loading.value ? texts.loading : texts.noMatches}
      </p>
    </div>
  );
}

function LoadMore() {
  const { list } = useListView();
  const texts = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const loading = list.loading.value;

  async function handlePress(): Promise<void> {
    const scroller = button.current?.closest('.conversation-scroll');
    if (!scroller) return;
    const { length } = openButtons(scroller);
    await list.loadMore();
    // With the last page the button goes: on to the first of what has come.
    requestAnimationFrame(() => {
      if (isFocusFree(scroller)) focus(openButtons(scroller)[length]);
    });
  }

  return (
    <button
      ref={button}
      type="button"
      class="conversation-more"
      aria-disabled={loading}
      onClick={() => void handlePress()}
    >
      {loading ? texts.loading : texts.loadMore}
    </button>
  );
}

function Skeleton() {
  return (
    <div class="conversation-skeleton" role="status" aria-live="off" aria-label={useTexts().loading}>
      {SKELETON_WIDTHS.map((width) => (
        <svg key={width} class="skeleton" width={width} height="14" aria-hidden="true" />
      ))}
    </div>
  );
}
