import { expect, test } from 'vitest';
import { storedMessage } from './testing';
import { formatTranscript, readTranscript } from './transcript';
import type { StoredMessage } from './transport';

const TEXTS = { title: 'Boots', you: 'You', assistant: 'Harbor', time: (seconds: number) => `at ${seconds}` };

/** Pages of two, the newest first. */
function pagesOf(rows: readonly StoredMessage[]) {
  return {
    messages: async (_: string, before?: string) => {
      const end = before === undefined ? rows.length : rows.findIndex(({ id }) => id === before);
      return { messages: rows.slice(Math.max(0, end - 2), end), hasMore: end > 2 };
    },
  };
}

test('a transcript holds every page, in the order in which it was said', async () => {
  const rows = [1, 2, 3, 4, 5].map((number) =>
    storedMessage(`m-${number}`, { parent: number === 1 ? undefined : `m-${number - 1}` }),
  );
  const turns = await readTranscript(pagesOf(rows), 'c-1');
  expect(turns.map(({ question }) => question.text)).toEqual(rows.map(({ question }) => question));
});

test('a transcript is Markdown, with files by name, without thoughts', async () => {
  const file = { id: 'f-1', kind: 'image', name: 'boot.jpg', url: 'https://x.example/signed' } as const;
  const rest = { mimeType: undefined, size: undefined, belongsTo: 'user', uploadId: undefined } as const;
  const row = storedMessage('m-1', {
    question: 'Which size?',
    answer: '<think>Hm.</think>\n\n**43**',
    files: [{ ...file, ...rest }],
    createdAt: 7,
  });
  const turns = await readTranscript(pagesOf([row]), 'c-1');
  expect(formatTranscript(turns, TEXTS)).toBe(
    '# Boots\n\n## You · at 7\n\nWhich size?\n\n- boot.jpg\n\n## Harbor\n\n**43**\n',
  );
});
