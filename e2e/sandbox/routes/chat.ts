import { asFields, asText, type Fields } from '../fields';
import { ApiError, badRequest, invalidParam } from '../http/api-error';
import type { Answer, AppCall, Route } from '../http/route';
import type { Mode } from '../scenario';
import type { Conversation } from '../store/rows';
import { isFlow } from '../stream/dialect';
import { parametersOf } from './app';
import { deliver, eventStream, newRow, type Question, readQuestion, refuse, startRun } from './ask';
import { conversationGone } from './conversations';
import { forFamily } from './modes';

/** Characters of the question that make the first name. */
const NAME_LENGTH = 20;

function ask(call: AppCall): Answer | Promise<Answer> {
  const body = asFields(call.body);
  const { instance, person } = call;
  if (asText(body['query']) === undefined) throw invalidParam('query is required');
  if (body['response_mode'] !== 'streaming') refuseBlocking(instance.scenario.mode);
  try {
    const conversationId = asText(body['conversation_id']);
    const known =
      conversationId === undefined ? undefined : instance.memory.conversation(conversationId, person.id);
    if (conversationId !== undefined && known === undefined) throw conversationGone();
    const question = readQuestion(call, body);
    const conversation = known ?? begin(call, question);
    const parentId = asText(body['parent_message_id']) ?? null;
    const ancestors = instance.memory.ancestors(parentId, conversation.id);
    const row = newRow(question, conversation.id, parentId);
    instance.memory.add(row);
    return deliver(call, startRun(call, row, ancestors), body['response_mode']);
  } catch (cause) {
    return refuse(call, cause);
  }
}

/** Agents only stream (ref §3.2). */
function refuseBlocking(mode: Mode): void {
  const message = 'Agent Chat App does not support blocking mode';
  if (mode === 'agent-chat') throw invalidParam(message);
  if (mode === 'agent') throw badRequest(message);
}

function begin({ instance, person }: AppCall, { query, inputs }: Question): Conversation {
  const characters = Array.from(query);
  const name = characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join('')}…` : query;
  return instance.memory.begin({
    ownerId: person.id,
    name,
    inputs,
    introduction: introductionOf(parametersOf(instance), inputs),
  });
}

/** The opening statement with the form's values in its places. */
function introductionOf(parameters: Fields, inputs: Fields): string {
  const statement = asText(parameters['opening_statement']) ?? '';
  return statement.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => asText(inputs[name]) ?? place);
}

/** Always success; changes something only for the asker's own running answer. */
export function stop({ instance, person, params }: AppCall): Fields {
  const taskId = params['task'] ?? '';
  instance.stops.push(taskId);
  const run = instance.runs.get(taskId);
  if (run?.ownerId === person.id) run.stop();
  return { result: 'success' };
}

/** Follows a run again after the connection broke, or after a form was filled in (ref §4.8). */
export function resubscribe({ instance, person, params, url }: AppCall): Answer {
  const run = [...instance.runs.values()].find((candidate) => candidate.runId === params['run']);
  if (run === undefined || run.ownerId !== person.id || !isFlow(run.mode)) {
    throw new ApiError(404, 'not_found', 'Workflow run not found');
  }
  return eventStream(run.subscribe(url.searchParams.get('include_state_snapshot') === 'true'));
}

export const chatRoutes: readonly Route[] = [
  { method: 'POST', path: '/chat-messages', handle: forFamily('chat', ask) },
  { method: 'POST', path: '/chat-messages/:task/stop', handle: forFamily('chat', stop) },
];
