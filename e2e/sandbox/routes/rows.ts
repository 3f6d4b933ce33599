import type { Fields } from '../fields';
import { newId } from '../ids';
import type { Profile } from '../profiles';
import type { Settings } from '../settings';
import { signPath, signText } from '../store/files';
import type { Row, RowFile, Thought } from '../store/rows';
import { ANNOTATION } from '../stream/annotation';
import { describePassage } from '../stream/passages';
import { describeUsage } from '../stream/usage';

/** A row as `/messages` shows it (ref §3.7): addresses are signed anew at every fetch. */
export function describeRow(row: Row, profile: Profile, settings: Settings): Fields {
  return {
    id: row.id,
    conversation_id: row.conversationId,
    parent_message_id: row.parentId,
    inputs: row.inputs,
    query: row.query,
    answer: signText(row.answer, settings.fileSeconds),
    message_files: row.files.map((file) => describeFile(file, settings)),
    feedback: row.rating === null ? null : { rating: row.rating },
    // Row ids of citations are new at every fetch: never a key.
    retriever_resources: row.passages.map((passage, index) => ({
      ...describePassage(passage, index),
      id: newId(),
      message_id: newId(),
      created_at: row.createdAt,
    })),
    agent_thoughts: row.thoughts.map((thought) => describeThought(thought, row)),
    created_at: row.createdAt,
    status: row.status,
    error: row.error,
    metadata:
      row.answer === ''
        ? {}
        : {
            usage: describeUsage(row.query, row.answer),
            ...(row.isAnnotated ? { annotation_reply: ANNOTATION } : {}),
          },
    ...(profile.runner === 'background' ? { extra_contents: row.extra } : {}),
  };
}

export function describeFile(file: RowFile, settings: Settings): Fields {
  return {
    id: file.id,
    filename: file.name,
    type: file.type,
    url: file.method === 'remote_url' ? file.path : signPath(file.path, settings.fileSeconds),
    mime_type: file.mimeType,
    size: file.size,
    transfer_method: file.method,
    belongs_to: file.belongsTo,
    upload_file_id: file.method === 'local_file' ? file.id : null,
  };
}

/** As the event, but its files are called `files` here. */
function describeThought(thought: Thought, row: Row): Fields {
  return {
    id: thought.id,
    chain_id: null,
    message_id: row.id,
    position: thought.position,
    thought: thought.thought,
    tool: thought.listsTools === true ? JSON.stringify(thought.tool.split(';')) : thought.tool,
    tool_labels: thought.toolLabels,
    tool_input: thought.toolInput,
    created_at: row.createdAt,
    observation: thought.observation,
    files: thought.fileIds,
  };
}
