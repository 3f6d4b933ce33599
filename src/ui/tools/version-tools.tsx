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
  return (
    <span class="versions">
      <Tool
        drawing={PREVIOUS}
        label={texts.previousVersion}
        disabled={number === 1 || chat.busy.value}
        onPress={() => showVersion(chat, turn, -1)}
      />
      <span dir="auto">{texts.version(number, count)}</span>
      <Tool
        drawing={NEXT}
        label={texts.nextVersion}
        disabled={number === count || chat.busy.value}
        onPress={() => showVersion(chat, turn, 1)}
      />
    </span>
  );
}
