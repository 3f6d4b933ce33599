import type { Services } from '../chat/services';
import type { Conversation, ConversationPage } from '../chat/transport';
import { ChatError } from '../chat/errors';
import type { Http } from './http';
import { isRecord, list, optionalNumber, optionalText, record, text } from './read';

/** Dify's own list asks for as many. */
const PAGE_SIZE = 40;

/** The list of a visitor's conversations and what can be done to one (ref §3.8). */
export function conversationServices(http: Http) {
  const path = (id: string, rest = ''): string => `/conversations/${encodeURIComponent(id)}${rest}`;
  const name = async (id: string, body: object): Promise<Conversation> => {
    const operation = path(id, '/name');
    const conversation = parseConversation(await http.json(operation, { method: 'POST', body }));
    if (!conversation) throw new ChatError('protocol', `POST ${operation} gave no conversation.`);
    return conversation;
  };
  return {
    conversations: async ({ pinned, after, limit = PAGE_SIZE, sortBy }) => {
      const query = new URLSearchParams({ limit: String(limit), pinned: String(pinned) });
      if (after !== undefined) query.set('last_id', after);
      if (sortBy !== undefined) query.set('sort_by', sortBy);
      return parsePage(await http.json(`/conversations?${query}`));
    },
    renameConversation: (id, newName) => name(id, { name: newName }),
    nameConversation: (id) => name(id, { auto_generate: true }),
    pinConversation: async (id, pinned) => {
      await http.json(path(id, pinned ? '/pin' : '/unpin'), { method: 'PATCH', body: {} });
    },
    // 204, in older releases with a body: never read.
    deleteConversation: async (id) => {
      await http.call(path(id), { method: 'DELETE' });
    },
  } satisfies Partial<Services>;
}

function parsePage(value: unknown): ConversationPage {
  const page = record(value);
  return {
    conversations: list(page['data']).flatMap((row) => parseConversation(row) ?? []),
    hasMore: page['has_more'] === true,
  };
}

function parseConversation(value: unknown): Conversation | undefined {
  const row = isRecord(value) ? value : {};
  const id = optionalText(row['id']);
  if (id === undefined) return undefined;
  return {
    id,
    name: text(row['name']),
    introduction: text(row['introduction']),
    updatedAt: optionalNumber(row['updated_at']) ?? optionalNumber(row['created_at']) ?? 0,
  };
}
