import { asFields, asText, type Fields } from '../fields';
import { ApiError, notFound } from '../http/api-error';
import type { Answer, AppCall, Route } from '../http/route';
import { UUID } from '../ids';
import type { Row } from '../store/rows';
import { deliver, newRow, readQuestion, startRun } from './ask';
import { parametersOf } from './app';
import { stop } from './chat';
import { deleted } from './conversations';
import { findRow } from './messages';
import { forFamily } from './modes';
import { readLimit } from './paging';
import { describeFile } from './rows';

function ask(call: AppCall): Answer | Promise<Answer> {
  const body = asFields(call.body);
  const row = newRow(readQuestion(call, body), '', null);
  call.instance.memory.add(row);
  return deliver(call, startRun(call, row, []), body['response_mode']);
}

/** The same inputs once more; only as a whole answer. */
function askAgain(call: AppCall): Answer | Promise<Answer> {
  const { instance } = call;
  if (asFields(parametersOf(instance)['more_like_this'])['enabled'] !== true) {
    throw new ApiError(403, 'app_more_like_this_disabled', 'The "More like this" feature is disabled.');
  }
  const { query, inputs, files } = findRow(call);
  const row = newRow({ query, inputs, files }, '', null);
  instance.memory.add(row);
  return deliver(call, startRun(call, row, []), 'blocking');
}

function listSaved({ instance, person, url }: AppCall): Fields {
  const limit = readLimit(url);
  const all = instance.savedBy(person.id);
  const lastId = asText(url.searchParams.get('last_id'));
  const last = all.findIndex((row) => row.id === lastId);
  if (lastId !== undefined && last < 0) throw notFound('Last Message Not Exists.');
  const rest = all.slice(last + 1);
  return {
    limit,
    has_more: rest.length > limit,
    data: rest.slice(0, limit).map((row) => describeSaved(row, instance.settings)),
  };
}

function describeSaved(row: Row, settings: AppCall['instance']['settings']): Fields {
  return {
    id: row.id,
    inputs: row.inputs,
    query: row.query,
    answer: row.answer,
    message_files: row.files.map((file) => describeFile(file, settings)),
    feedback: row.rating === null ? null : { rating: row.rating },
    created_at: row.createdAt,
  };
}

function save(call: AppCall): Fields {
  const id = asText(asFields(call.body)['message_id']) ?? '';
  const row = findRow({ ...call, params: { id } });
  call.instance.save(call.person.id, row);
  return { result: 'success' };
}

function unsave(call: AppCall): Answer {
  call.instance.unsave(call.person.id, call.params['id'] ?? '');
  return deleted(call);
}

export const completionRoutes: readonly Route[] = [
  { method: 'POST', path: '/completion-messages', handle: forFamily('completion', ask) },
  { method: 'POST', path: '/completion-messages/:task/stop', handle: forFamily('completion', stop) },
  { method: 'GET', path: `/messages/:id{${UUID}}/more-like-this`, handle: forFamily('completion', askAgain) },
  { method: 'GET', path: '/saved-messages', handle: forFamily('completion', listSaved) },
  { method: 'POST', path: '/saved-messages', handle: forFamily('completion', save) },
  { method: 'DELETE', path: `/saved-messages/:id{${UUID}}`, handle: forFamily('completion', unsave) },
];
