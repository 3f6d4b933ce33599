import { answerMarkdown } from './answer-parts';
import { loadStored } from './start-turn';
import type { ChatTransport, StoredMessage } from './transport';
import { EMPTY_TREE, shownPath, type Turn } from './turn-tree';

/** Rows of a conversation beyond so many pages of 20 are left out: a server that never ends must not end us. */
const MOST_PAGES = 1000;

/** All of a conversation, whatever of it is on show. Rejects with a `ChatError`. */
export async function readTranscript(
  transport: Pick<ChatTransport, 'messages'>,
  conversationId: string,
): Promise<Turn[]> {
  const rows: StoredMessage[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const earlier = await transport.messages(conversationId, rows[0]?.id);
    const known = new Set(rows.map(({ id }) => id));
    const fresh = earlier.messages.filter(({ id }) => !known.has(id));
    rows.unshift(...fresh);
    if (!earlier.hasMore || fresh.length === 0) break;
  }
  const { turnsOfMessages } = await loadStored();
  return shownPath({ ...EMPTY_TREE, turns: turnsOfMessages(rows) });
}

export interface TranscriptTexts {
  title: string;
  you: string;
  assistant: string;
  /** Unix seconds → text. */
  time: (seconds: number) => string;
}

/** A conversation to be read outside: Markdown, as answers are. */
export function formatTranscript(turns: readonly Turn[], texts: TranscriptTexts): string {
  const parts = turns.flatMap(({ question, answer, createdAt }) => {
    const asked = [question.text.trim(), ...question.files.map(({ name }) => name && `- ${name}`)];
    return [
      `## ${[texts.you, createdAt && texts.time(createdAt)].filter(Boolean).join(' · ')}`,
      asked.filter(Boolean).join('\n\n'),
      `## ${texts.assistant}`,
      answerMarkdown(answer.peek()),
    ];
  });
  return `${[`# ${texts.title}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}
