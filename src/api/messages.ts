import { NONE } from '../chat/answer';
import type { MessageFile } from '../chat/stream-event';
import { PREVIOUS_ROW, type MessagePage, type StoredForm, type StoredMessage } from '../chat/transport';
import type { Http } from './http';
import { readInputs } from './input-values';
import { parseFile, parseSources, parseThought, parseUsage } from './parse-message';
import { parseForm } from './parse-workflow';
import { isRecord, list, optionalNumber, optionalText, record, resolveUrl, text, type Fields } from './read';

const PAGE_SIZE = 20;
/** Parent of rows made by old releases (ref §3.2). */
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The newest messages of a conversation, or those before one (ref §3.7). */
export async function loadMessages(
  http: Http,
  conversationId: string,
  before?: string,
): Promise<MessagePage> {
  const query = new URLSearchParams({ conversation_id: conversationId, limit: String(PAGE_SIZE) });
  if (before !== undefined) query.set('first_id', before);
  const page = record(await http.json(`/messages?${query}`));
  const messages = list(page['data'])
    .filter(isRecord)
    .flatMap((row) => parseMessage(row, http.apiUrl) ?? [])
    // Oldest first already, here and on other servers alike; equal times keep the server's order.
    .toSorted((one, other) => one.createdAt - other.createdAt);
  return { messages, hasMore: page['has_more'] === true };
}

function parseMessage(row: Fields, apiUrl: string): StoredMessage | undefined {
  const id = optionalText(row['id']);
  if (id === undefined) return undefined;
  const parent = optionalText(row['parent_message_id']);
  const rating = record(row['feedback'])['rating'];
  const status = row['status'];
  const message: StoredMessage = {
    id,
    parent: parent === NIL_UUID ? PREVIOUS_ROW : parent,
    question: text(row['query']),
    answer: text(row['answer']),
    inputs: readInputs(record(row['inputs'])),
    files: list(row['message_files'])
      .filter(isRecord)
      .map((file): MessageFile => ({ ...parseFile(file), url: resolveUrl(file['url'], apiUrl) })),
    sources: parseSources(row['retriever_resources']),
    thoughts: list(row['agent_thoughts'])
      .filter(isRecord)
      .flatMap((thought) => parseThought(thought) ?? []),
    usage: parseUsage(record(row['metadata'])['usage']),
    feedback: rating === 'like' || rating === 'dislike' ? rating : undefined,
    status: status === 'error' || status === 'paused' ? status : 'normal',
    ...parseExtras(row['extra_contents']),
    createdAt: optionalNumber(row['created_at']) ?? 0,
  };
  const { files, sources, thoughts, forms } = message;
  return {
    ...message,
    files: files.length > 0 ? files : NONE,
    sources: sources.length > 0 ? sources : NONE,
    thoughts: thoughts.length > 0 ? thoughts : NONE,
    forms: forms.length > 0 ? forms : NONE,
  };
}

/** Forms for a person that an answer holds (ref §3.7). */
function parseExtras(value: unknown): Pick<StoredMessage, 'runId' | 'forms'> {
  const extras = list(value)
    .filter(isRecord)
    .filter((extra) => extra['type'] === 'human_input');
  return {
    runId: extras.map((extra) => optionalText(extra['workflow_run_id'])).find((id) => id !== undefined),
    forms: extras.flatMap((extra): StoredForm | [] => {
      const filled = record(extra['form_submission_data']);
      const open = record(extra['form_definition']);
      if (extra['submitted'] === true) {
        return {
          filled: true,
          title: text(filled['node_title']) || text(open['node_title']),
          content: text(filled['rendered_content']),
          action: text(filled['action_text']),
        };
      }
      return isRecord(extra['form_definition']) ? { filled: false, form: parseForm(open) } : [];
    }),
  };
}
