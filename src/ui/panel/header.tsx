import { AppIconView } from '../app-icon';
import { useUi } from '../context';
import { IconButton } from '../icon-button';

export function Header() {
  const { chat, settings, texts, title, expanded, setExpanded, close } = useUi();
  const isBubble = settings.mode === 'bubble';
  const isLoading = chat.phase.value === 'loading' && settings.title === undefined;
  return (
    <header class="header">
      <AppIconView />
      <h2>{isLoading ? <svg class="skeleton" width="120" height="14" aria-hidden="true" /> : title}</h2>
      <IconButton
        icon="plus"
        command="new-conversation"
        label={texts.newConversation}
        onPress={chat.newConversation}
      />
      {isBubble && (
        <>
          <IconButton
            icon={expanded.value ? 'collapse' : 'expand'}
            command="expand"
            label={expanded.value ? texts.collapse : texts.expand}
            onPress={() => setExpanded(!expanded.value)}
          />
          <IconButton icon="close" command="close" label={texts.closeChat} onPress={close} />
        </>
      )}
    </header>
  );
}
