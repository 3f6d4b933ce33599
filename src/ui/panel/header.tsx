import { AppIconView } from '../app-icon';
import { useUi } from '../context';
import { IconButton } from '../icon-button';

export function Header() {
  const { chat, settings, texts, title, listing, expanded, setExpanded, close } = useUi();
  const isChat = (chat.app.value?.mode ?? 'chat') === 'chat';
  const isLoading = chat.phase.value === 'loading' && settings.title === undefined;
  return (
    <div class="header" part="header">
      <AppIconView />
      <h2>
        {listing.value ? (
          texts.conversations
        ) : isLoading ? (
          <>
            <span class="hidden-text">{title}</span>
            <svg class="skeleton" width="120" height="14" aria-hidden="true" />
          </>
        ) : (
          title
        )}
      </h2>
      {isChat && settings.history && (
        <IconButton
          icon="list"
          command="conversations"
          label={texts.conversations}
          expanded={listing.value}
          marked={chat.unread.value.length > 0}
          onPress={() => (listing.value = !listing.value)}
        />
      )}
      {isChat && (
        <IconButton
          icon="plus"
          command="new-conversation"
          label={texts.newConversation}
          onPress={() => {
            listing.value = false;
            chat.newConversation();
          }}
        />
      )}
      {/* Not shown in a container or a page of its own, unless who frames that says so (theme/region.css). */}
      <IconButton
        icon={expanded.value ? 'collapse' : 'expand'}
        command="expand"
        label={expanded.value ? texts.collapse : texts.expand}
        onPress={() => setExpanded(!expanded.value)}
      />
      <IconButton icon="close" command="close" label={texts.closeChat} onPress={close} />
    </div>
  );
}
