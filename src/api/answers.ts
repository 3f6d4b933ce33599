import { ChatError } from '../chat/errors';
import type { Services } from '../chat/services';
import type { SavedPage } from '../chat/transport';
import type { Http } from './http';
import { isRecord, list, optionalNumber, optionalText, record, text } from './read';

/** What can be done with one answer (ref §3.7, §3.9). */
export function answerServices(http: Http) {
  const path = (id: string, rest: string): string => `/messages/${encodeURIComponent(id)}/${rest}`;
  return {
    suggestions: async (messageId) => {
      const answer = record(await http.json(path(messageId, 'suggested-questions')));
      return list(answer['data'])
        .map((question) => text(question).trim())
        .filter(Boolean);
    },
    rate: async (messageId, rating, comment) => {
      const body = { rating: rating ?? null, ...(comment !== undefined && { content: comment }) };
      try {
        await http.json(path(messageId, 'feedbacks'), { method: 'POST', body });
      } catch (error) {
        // Nothing was there to withdraw: the visitor has what he wants.
        const isWithdrawn =
          rating === undefined && error instanceof ChatError && error.code === 'invalid-input';
        if (!isWithdrawn) throw error;
      }
    },
    // `streaming` gives objects without any framing (ref §3.7).
    moreLikeThis: async (messageId) => {
      const answer = record(await http.json(path(messageId, 'more-like-this?response_mode=blocking')));
      return {
        messageId: optionalText(answer['message_id']) ?? optionalText(answer['id']),
        text: text(answer['answer']),
      };
    },
    savedMessages: async (after) => {
      const query = new URLSearchParams({ limit: '20' });
      if (after !== undefined) query.set('last_id', after);
      return parseSaved(await http.json(`/saved-messages?${query}`));
    },
    saveMessage: async (messageId) => {
      await http.json('/saved-messages', { method: 'POST', body: { message_id: messageId } });
    },
    unsaveMessage: async (messageId) => {
      await http.call(`/saved-messages/${encodeURIComponent(messageId)}`, { method: 'DELETE' });
    },
  } satisfies Partial<Services>;
}

function parseSaved(value: unknown): SavedPage {
  const page = record(value);
  return {
    messages: list(page['data'])
      .filter(isRecord)
      .flatMap((row) => {
        const id = optionalText(row['id']);
        return id === undefined
          ? []
          : { id, answer: text(row['answer']), createdAt: optionalNumber(row['created_at']) ?? 0 };
      }),
    hasMore: page['has_more'] === true,
  };
}
