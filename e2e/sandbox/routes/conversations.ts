import { asFields, asText, type Fields } from '../fields';
import { type ApiError, invalidParam, notFound } from '../http/api-error';
import type { Answer, AppCall, Route } from '../http/route';
import { UUID, unixSeconds } from '../ids';
import type { Conversation } from '../store/rows';
import { forFamily } from './modes';
import { readBoolean, readLimit } from './paging';

type Order = (one: Conversation, other: Conversation) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  created_at: (one, other) => one.createdAt - other.createdAt,
  '-created_at': (one, other) => other.createdAt - one.createdAt,
  updated_at: (one, other) => one.updatedAt - other.updatedAt || one.touched - other.touched,
  '-updated_at': (one, other) => other.updatedAt - one.updatedAt || other.touched - one.touched,
};

function describe(conversation: Conversation): Fields {
  return {
    id: conversation.id,
    name: conversation.name,
    inputs: conversation.inputs,
    status: 'normal',
    introduction: conversation.introduction,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  };
}

function list({ instance, person, url }: AppCall): Fields {
  const limit = readLimit(url);
  const pinned = readBoolean(url, 'pinned');
  const order = ORDERS[url.searchParams.get('sort_by') ?? '-updated_at'];
  if (order === undefined)
    throw invalidParam('sort_by must be one of created_at, -created_at, updated_at, -updated_at');
  const all = instance.memory
    .conversations(person.id)
    .filter((conversation) => pinned === undefined || conversation.pinned === pinned)
    .toSorted(order);
  const lastId = asText(url.searchParams.get('last_id'));
  const last = all.findIndex((conversation) => conversation.id === lastId);
  if (lastId !== undefined && last < 0) throw notFound('Last Conversation Not Exists.');
  const rest = all.slice(last + 1);
  return { limit, has_more: rest.length > limit, data: rest.slice(0, limit).map(describe) };
}

function rename(call: AppCall): Fields {
  const conversation = find(call);
  const body = asFields(call.body);
  if (body['auto_generate'] === true) {
    const first = call.instance.memory.rows(conversation.id)[0];
    conversation.name = titleOf(first?.query ?? conversation.name);
  } else {
    const name = asText(body['name'])?.trim() ?? '';
    if (name === '') throw invalidParam('name is required when auto_generate is false');
    conversation.name = name;
  }
  conversation.updatedAt = unixSeconds();
  call.instance.memory.touch(conversation);
  return describe(conversation);
}

/** What a title model might say: the first words, without the question mark. */
function titleOf(question: string): string {
  const words = question
    .replaceAll(/[?!.,;:]+/g, '')
    .trim()
    .split(/\s+/)
    .slice(0, 6)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pin(call: AppCall): Fields {
  find(call).pinned = true;
  return { result: 'success' };
}

function unpin({ instance, person, params }: AppCall): Fields {
  const conversation = instance.memory.conversation(params['id'] ?? '', person.id);
  if (conversation !== undefined) conversation.pinned = false;
  return { result: 'success' };
}

function remove(call: AppCall): Answer {
  call.instance.memory.forget(find(call).id);
  return deleted(call);
}

/** A 204, as bare as the protocol allows: the body that old releases attach can only show in its content type. */
export function deleted({ instance, profile }: AppCall): Response {
  const withBody = instance.settings.deleteBody ?? profile.deleteBody;
  return new Response(null, { status: 204, headers: withBody ? { 'Content-Type': 'application/json' } : {} });
}

function find({ instance, person, params }: AppCall): Conversation {
  const found = instance.memory.conversation(params['id'] ?? '', person.id);
  if (found === undefined) throw conversationGone();
  return found;
}

export function conversationGone(): ApiError {
  return notFound('Conversation Not Exists.');
}

export const conversationRoutes: readonly Route[] = [
  { method: 'GET', path: '/conversations', handle: forFamily('chat', list) },
  { method: 'POST', path: `/conversations/:id{${UUID}}/name`, handle: forFamily('chat', rename) },
  { method: 'PATCH', path: `/conversations/:id{${UUID}}/pin`, handle: forFamily('chat', pin) },
  { method: 'PATCH', path: `/conversations/:id{${UUID}}/unpin`, handle: forFamily('chat', unpin) },
  { method: 'DELETE', path: `/conversations/:id{${UUID}}`, handle: forFamily('chat', remove) },
];
