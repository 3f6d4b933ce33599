import { formatTranscript, readTranscript } from '../../chat/transcript';
import type { Ui } from '../context';

/** Longer names are cut: some systems take no more than 255 bytes. */
const LONGEST_NAME = 80;
/** Until then every browser has begun to write the file. */
const SAVED_MS = 60_000;

/** Saves a conversation, with all of its earlier messages, as a Markdown file. Rejects with a `ChatError`. */
export async function downloadConversation(ui: Ui, id: string, name: string): Promise<void> {
  const { runtime, texts, title } = ui;
  const turns = await readTranscript(runtime.transport, id);
  const format = new Intl.DateTimeFormat(texts.code, { dateStyle: 'long', timeStyle: 'short' });
  const text = formatTranscript(turns, {
    title: name,
    you: texts.you,
    assistant: title.peek(),
    time: (seconds) => format.format(seconds * 1000),
  });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName(name)}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVED_MS);
}

/** Without what file systems refuse, nor half a character at its end. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  return safe.slice(0, LONGEST_NAME).replace(/\p{Cs}$/u, '');
}
