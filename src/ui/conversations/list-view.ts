import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from '../../chat/chat-model';
import type { ListedConversation } from '../../chat/conversation-groups';
import {
  createConversationList,
  type ConversationList,
  type ListProblem,
} from '../../chat/conversation-list';

/** What the visitor is about to do with one conversation. */
export interface RowTask {
  readonly type: 'menu' | 'rename' | 'delete';
  readonly conversation: ListedConversation;
}

export interface ListView {
  readonly list: ConversationList;
  readonly task: Signal<RowTask | undefined>;
  /** Whose row was worked on last: where it is drawn anew, in another group or after its form, it takes focus back. */
  readonly touched: { id: string | undefined };
  /** A conversation that could not be saved as a file. */
  readonly unsaved: Signal<ListProblem | undefined>;
}

/** With the chat, not with the component: shown again, the list is there at once. */
const views = new WeakMap<Chat, ListView>();

export function viewOf(chat: Chat): ListView {
  const known = views.get(chat);
  if (known) return known;
  const view: ListView = {
    list: createConversationList({
      services: chat.services,
      now: () => new Date(),
      onRemoved: (id) => {
        // Nobody could open it to take its mark away.
        chat.unread.value = chat.unread.peek().filter((other) => other !== id);
        if (id === chat.conversationId.peek()) chat.newConversation();
      },
    }),
    task: signal(undefined),
    touched: { id: undefined },
    unsaved: signal(undefined),
  };
  views.set(chat, view);
  return view;
}

export const ListContext = createContext<ListView | undefined>(undefined);

export function useListView(): ListView {
  const view = useContext(ListContext);
  if (!view) throw new Error('A row was rendered outside of ListContext.');
  return view;
}
