import type { AgentThought, AgentTool, MessageFile, Source, Usage } from '../chat/stream-event';
import { isKind } from './parse-kind';
import { isRecord, list, optionalNumber, optionalText, parseJson, record, text, type Fields } from './read';

/** A file of a message, of an event or of `message_end`, in any of their shapes (ref §4.5, §3.7). */
export function parseFile(value: unknown): MessageFile {
  const file = record(value);
  return {
    id: optionalText(file['id']) ?? optionalText(file['related_id']) ?? optionalText(file['upload_file_id']),
    kind: isKind(file['type']) ? file['type'] : 'custom',
    name: optionalText(file['filename']),
    url: optionalText(file['url']) ?? optionalText(file['remote_url']),
    mimeType: optionalText(file['mime_type']),
    size: optionalNumber(file['size']),
    belongsTo: file['belongs_to'] === 'user' ? 'user' : 'assistant',
    uploadId: optionalText(file['upload_file_id']),
  };
}

export function parseSources(value: unknown): Source[] {
  return list(value)
    .filter(isRecord)
    .map((source, index) => {
      const position = optionalNumber(source['position']);
      return {
        key: optionalText(source['segment_id']) ?? `position-${position ?? index + 1}`,
        position,
        documentId: optionalText(source['document_id']),
        documentName: optionalText(source['document_name']),
        datasetName: optionalText(source['dataset_name']),
        content: optionalText(source['content']),
        score: optionalNumber(source['score']),
        segmentPosition: optionalNumber(source['segment_position']),
      };
    });
}

export function parseUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  return {
    totalTokens: optionalNumber(value['total_tokens']),
    totalPrice: optionalText(value['total_price']),
    currency: optionalText(value['currency']),
    latencySeconds: optionalNumber(value['latency']),
  };
}

/** A step of an agent, live (`message_files`) or stored (`files`). */
export function parseThought(thought: Fields): AgentThought | undefined {
  const id = optionalText(thought['id']);
  if (id === undefined) return undefined;
  const names = toolNames(thought['tool']);
  const labels = record(thought['tool_labels']);
  const input = byTool(thought['tool_input'], names);
  const output = byTool(thought['observation'], names);
  return {
    id,
    position: optionalNumber(thought['position']) ?? 1,
    thought: text(thought['thought']),
    tools: names.map((name): AgentTool => ({
      name,
      labels: texts(labels[name]),
      input: input(name),
      output: output(name),
    })),
    fileIds: list(thought['message_files'] ?? thought['files']).flatMap(
      (fileId) => optionalText(fileId) ?? [],
    ),
  };
}

/** Names joined by `;`, or a JSON array in older rows. */
function toolNames(value: unknown): string[] {
  const joined = text(value).trim();
  const parsed = joined.startsWith('[') ? parseJson(joined) : undefined;
  const names = Array.isArray(parsed) ? parsed.map(text) : joined.split(';').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** JSON keyed by tool name; plain text (ReAct) belongs to every tool of the step. */
function byTool(value: unknown, names: readonly string[]): (name: string) => string | undefined {
  const raw = optionalText(value);
  const parsed = raw === undefined ? undefined : parseJson(raw);
  const isKeyed = isRecord(parsed) && names.some((name) => name in parsed);
  if (!isKeyed) return () => raw;
  return (name) => {
    const part = parsed[name];
    return part === undefined || part === null
      ? undefined
      : typeof part === 'string'
        ? part
        : JSON.stringify(part);
  };
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([key, label]) =>
      typeof label === 'string' ? [[key, label]] : [],
    ),
  );
}
