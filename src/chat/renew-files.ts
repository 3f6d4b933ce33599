import { batch, computed } from '@preact/signals';
import { isPaused } from './answer';
import { answerOfMessage } from './stored-turns';
import { findTurn, type TurnView } from './turn-tree';
import type { TurnVerbsOptions } from './turn-verbs';
import { whenTrue } from './when-true';

/** Brings new addresses of an answer's files, and of its question's. */
export async function renewFiles(
  { tree, conversation, history }: TurnVerbsOptions,
  view: TurnView,
): Promise<void> {
  const turn = findTurn(tree.peek(), view);
  const id = conversation.id.peek();
  const messageId = turn?.answer.peek().messageId;
  if (!turn || id === undefined || messageId === undefined) return;
  const { answer } = turn;
  // While it is on its way the server has nothing to read, and what comes would bring the old addresses back.
  const isAtRest = computed(() => answer.value.status !== 'streaming' || isPaused(answer.value));
  await whenTrue(isAtRest, new AbortController().signal);
  const row = await history.reread(id, messageId);
  if (!row) return;
  const { files, text } = answerOfMessage(row);
  const theirs = row.files.filter((file) => file.belongsTo === 'user');
  batch(() => {
    answer.value = { ...answer.peek(), files, text: text || answer.peek().text };
    tree.value = {
      ...tree.peek(),
      turns: tree
        .peek()
        .turns.map((other) =>
          other.key === turn.key ? { ...other, question: { ...other.question, files: theirs } } : other,
        ),
    };
  });
}
