import { asFields, asText, type Fields } from '../fields';
import { ApiError, invalidParam, notFound } from '../http/api-error';
import type { AppCall, Route } from '../http/route';
import { UUID } from '../ids';
import type { Row } from '../store/rows';
import { forApp } from './access';
import { parametersOf } from './app';
import { conversationGone } from './conversations';
import { forFamily } from './modes';
import { readLimit } from './paging';
import { describeRow } from './rows';

function list({ instance, person, profile, url }: AppCall): Fields {
  const limit = readLimit(url);
  const conversation = instance.memory.conversation(url.searchParams.get('conversation_id') ?? '', person.id);
  if (conversation === undefined) throw conversationGone();
  const rows = instance.memory.rows(conversation.id);
  const firstId = asText(url.searchParams.get('first_id'));
  const first = rows.findIndex((row) => row.id === firstId);
  if (firstId !== undefined && first < 0) throw notFound('First Message Not Exists.');
  const older = firstId === undefined ? rows : rows.slice(0, first);
  const page = older.slice(-limit);
  return {
    limit,
    has_more: older.length > limit,
    data: page.map((row) => describeRow(row, profile, instance.settings)),
  };
}

function rate(call: AppCall): Fields {
  const row = findRow(call);
  const rating = asFields(call.body)['rating'] ?? null;
  if (rating !== 'like' && rating !== 'dislike' && rating !== null) {
    throw invalidParam("rating must be one of 'like', 'dislike', null");
  }
  if (rating === null && row.rating === null)
    throw invalidParam('rating cannot be None when feedback not exists');
  row.rating = rating;
  return { result: 'success' };
}

function suggest(call: AppCall): Fields {
  const row = findRow(call);
  const { instance } = call;
  if (asFields(parametersOf(instance)['suggested_questions_after_answer'])['enabled'] !== true) {
    const message = 'Function Suggested questions after answer disabled.';
    throw new ApiError(403, 'app_suggested_questions_after_answer_disabled', message);
  }
  return { data: instance.settings.suggestions ?? row.suggestions };
}

/** The message of the path, if this visitor may see it. */
export function findRow({ instance, person, params }: AppCall): Row {
  const row = instance.memory.row(params['id'] ?? '');
  const isOwn =
    row !== undefined &&
    (instance.scenario.mode === 'completion' ||
      instance.memory.conversation(row.conversationId, person.id) !== undefined);
  if (!isOwn) throw notFound('Message Not Exists.');
  return row;
}

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/messages', handle: forFamily('chat', list) },
  { method: 'POST', path: `/messages/:id{${UUID}}/feedbacks`, handle: forApp(rate) },
  { method: 'GET', path: `/messages/:id{${UUID}}/suggested-questions`, handle: forFamily('chat', suggest) },
];
