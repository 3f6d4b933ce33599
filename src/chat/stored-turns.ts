import { signal } from '@preact/signals';
import { EMPTY_ANSWER, newRun, NONE, type Answer, type AnswerForm, type PlacedThought } from './answer';
import { ChatError } from './errors';
import type { AgentThought, MessageFile } from './stream-event';
import { PREVIOUS_ROW, type OutgoingFile, type StoredForm, type StoredMessage } from './transport';
import type { Turn, TurnTree } from './turn-tree';

/** Adds a page of rows to those there are. @returns all rows, oldest first, and the tree that they make with what is live. */
export function addPage(
  rows: readonly StoredMessage[],
  page: readonly StoredMessage[],
  place: 'before' | 'after',
  { turns, chosen }: TurnTree,
): { rows: readonly StoredMessage[]; tree: TurnTree } {
  const known = new Set(rows.map((row) => row.id));
  const fresh = page.filter((row) => !known.has(row.id));
  const all = place === 'before' ? [...fresh, ...rows] : [...rows, ...fresh];
  const stored = turnsOfMessages(all, turns);
  const keys = new Set(stored.map((turn) => turn.key));
  const live = turns.filter((turn) => !keys.has(turn.key));
  return { rows: all, tree: { turns: [...stored, ...live], chosen } };
}

/**
 * Rows of the server → turns, in the order given (oldest first). Give all loaded rows at once: a parent may be among
 * them that was missing before (ref §3.7). The key of a stored turn is its message id.
 */
export function turnsOfMessages(messages: readonly StoredMessage[], known: readonly Turn[] = []): Turn[] {
  // A turn of this page view is also a row once it is stored.
  const knownById = new Map(known.map((turn) => [turn.answer.peek().messageId ?? turn.key, turn]));
  const ids = new Set(messages.map((message) => message.id));
  const keyOf = (id: string): string => knownById.get(id)?.key ?? id;
  let previousLinear: string | undefined;
  return messages.map((message) => {
    const parentId =
      message.parent === PREVIOUS_ROW
        ? previousLinear
        : message.parent !== undefined && ids.has(message.parent)
          ? message.parent
          : undefined;
    const parentKey = parentId === undefined ? undefined : keyOf(parentId);
    if (message.parent === PREVIOUS_ROW) previousLinear = message.id;
    const former = knownById.get(message.id);
    // An answer on show keeps its signal, so nothing of it is drawn again.
    if (former?.parentKey === parentKey && former) return former;
    const files = shared(message.files.filter((file) => file.belongsTo === 'user'));
    return {
      key: keyOf(message.id),
      parentKey,
      question: {
        text: message.question,
        files,
        items: shared(files.flatMap((file) => outgoing(file) ?? [])),
        inputs: message.inputs,
      },
      answer: former?.answer ?? signal(answerOfMessage(message)),
      createdAt: message.createdAt,
    };
  });
}

/**
 * One for all: an error holds on to where it was made, so one per row would keep what each page was read with.
 */
const FAILED = new ChatError('answer-failed', 'Stored as failed.');
const INTERRUPTED = new ChatError('interrupted', 'Stored without an answer.');

/** A stored answer. An empty one was broken off before its first word: it can be asked for again. */
export function answerOfMessage(message: StoredMessage): Answer {
  const { answer, status } = message;
  const isBroken = status === 'error' || (answer === '' && status === 'normal');
  return {
    ...EMPTY_ANSWER,
    status: isBroken ? 'error' : 'done',
    text: answer,
    messageId: message.id,
    runId: message.runId,
    files: shared(message.files.filter((file) => file.belongsTo === 'assistant')),
    sources: message.sources,
    thoughts: shared(placeThoughts(message.thoughts, answer)),
    run: status === 'paused' ? newRun(status) : undefined,
    forms: shared(message.forms.map(answerForm)),
    usage: message.usage,
    feedback: message.feedback,
    error: isBroken ? (status === 'error' ? FAILED : INTERRUPTED) : undefined,
  };
}

function shared<Item>(items: readonly Item[]): readonly Item[] {
  return items.length > 0 ? items : NONE;
}

/** Rows do not tell where in the text a step stands; its own words do. */
function placeThoughts(thoughts: readonly AgentThought[], answer: string): PlacedThought[] {
  let at = 0;
  return thoughts
    .toSorted((one, other) => one.position - other.position)
    .map((thought) => {
      const found = thought.thought === '' ? -1 : answer.indexOf(thought.thought, at);
      if (found >= 0) at = found + thought.thought.length;
      return { ...thought, at };
    });
}

function answerForm(stored: StoredForm): AnswerForm {
  if (!stored.filled) return { state: 'open', form: stored.form };
  const { title, content, action } = stored;
  return { state: 'filled', title, content, action };
}

/** What asking again sends for a stored file. */
function outgoing({ kind, uploadId, url }: MessageFile): OutgoingFile | undefined {
  if (uploadId !== undefined) return { kind, method: 'upload', uploadId };
  return url === undefined ? undefined : { kind, method: 'link', url };
}
