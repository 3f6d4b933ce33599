import { signal } from '@preact/signals';
import { EMPTY_ANSWER, type Answer } from './answer';
import { ChatError } from './errors';
import { PREVIOUS_ROW, type StoredMessage } from './transport';
import type { Turn } from './turn-tree';

/**
 * Rows of the server → turns, in the order given (oldest first). Give all loaded rows at once: a parent may be among
 * them that was missing before (ref §3.7). The key of a stored turn is its message id.
 */
export function turnsOfMessages(messages: readonly StoredMessage[], known: readonly Turn[] = []): Turn[] {
  const knownByKey = new Map(known.map((turn) => [turn.key, turn]));
  const ids = new Set(messages.map((message) => message.id));
  let previousLinear: string | undefined;
  return messages.map((message) => {
    const parentKey =
      message.parent === PREVIOUS_ROW
        ? previousLinear
        : message.parent !== undefined && ids.has(message.parent)
          ? message.parent
          : undefined;
    if (message.parent === PREVIOUS_ROW) previousLinear = message.id;
    const former = knownByKey.get(message.id);
    // An answer on show keeps its signal, so nothing of it is drawn again.
    if (former?.parentKey === parentKey && former) return former;
    return {
      key: message.id,
      parentKey,
      question: {
        text: message.question,
        files: message.files.filter((file) => file.belongsTo === 'user'),
        inputs: message.inputs,
      },
      answer: former?.answer ?? signal(answerOfMessage(message)),
      createdAt: message.createdAt,
    };
  });
}

/** A stored answer. An empty one was broken off before its first word: it can be asked for again. */
export function answerOfMessage(message: StoredMessage): Answer {
  const isBroken = message.status === 'error' || (message.answer === '' && message.status === 'normal');
  return {
    ...EMPTY_ANSWER,
    status: isBroken ? 'error' : 'done',
    text: message.answer,
    messageId: message.id,
    files: message.files.filter((file) => file.belongsTo === 'assistant'),
    sources: message.sources,
    thoughts: message.thoughts,
    usage: message.usage,
    error: isBroken
      ? new ChatError(
          message.status === 'error' ? 'answer-failed' : 'interrupted',
          'Stored without a whole answer.',
        )
      : undefined,
  };
}
