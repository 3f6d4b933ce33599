import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { answerParts } from '../../chat/answer-parts';
import type { Answer } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { CHECK, COPY } from './drawings';
import { Tool } from './toolbar';

const COPIED_MS = 2000;

/** The answer as its author wrote it, in Markdown, without what was thought on the way. */
export function CopyTool({ turn }: { turn: TurnView }) {
  const { texts: core, report } = useUi();
  const texts = useTexts();
  const copied = useSignal(false);
  const isCopied = copied.value;
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => (copied.value = false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied, copied]);

  function copy(): void {
    copyText(textOf(turn.answer.peek())).then(
      () => (copied.value = true),
      (cause: unknown) => report('The page may not write to the clipboard.', cause),
    );
  }
  return (
    <>
      <Tool drawing={isCopied ? CHECK : COPY} label={texts.copy} onPress={copy} />
      <span class="hidden-text" role="status">
        {isCopied && core.copied}
      </span>
    </>
  );
}

function textOf(answer: Answer): string {
  return answerParts(answer)
    .flatMap((part) => (part.kind === 'text' ? part.text.trim() : []))
    .join('\n\n');
}

/** Pages without https have no clipboard, but an older command. */
async function copyText(text: string): Promise<void> {
  if ('clipboard' in navigator) return navigator.clipboard.writeText(text);
  const handleCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', handleCopy, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', handleCopy, { capture: true });
  if (!isDone) throw new Error('The browser refused to copy.');
}
