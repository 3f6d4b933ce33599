import { useRef } from 'preact/hooks';
import type { TurnView } from '../../chat/turn-tree';
import { showVersion, versionOf } from '../../chat/turn-versions';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { NEXT, PREVIOUS } from './drawings';
import { Tool } from './toolbar';

/** The way through several answers to a question, or several wordings of it. */
export function VersionTools({ turn }: { turn: TurnView }) {
  const { chat } = useUi();
  const texts = useTexts();
  const { number, count } = versionOf(chat, turn);
  const box = useRef<HTMLSpanElement>(null);

  /** The turn gives its place to another one: the focus goes on in there. */
  function show(step: -1 | 1): void {
    const before = box.current?.closest('.turn');
    const around = before?.parentElement;
    const index = [...(around?.children ?? [])].findIndex((element) => element === before);
    showVersion(chat, turn, step);
    requestAnimationFrame(() =>
      around?.children[index]
        ?.querySelector<HTMLElement>(`.versions button:${step < 0 ? 'first' : 'last'}-of-type`)
        ?.focus({ preventScroll: true }),
    );
  }
  return (
    <span ref={box} class="versions">
      <Tool
        drawing={PREVIOUS}
        label={texts.previousVersion}
        disabled={number === 1 || chat.busy.value}
        onPress={() => show(-1)}
      />
      <span dir="auto">{texts.version(number, count)}</span>
      <Tool
        drawing={NEXT}
        label={texts.nextVersion}
        disabled={number === count || chat.busy.value}
        onPress={() => show(1)}
      />
    </span>
  );
}
