import { useComputed } from '@preact/signals';
import type { TurnView } from '../../chat/turn-tree';
import type { Usage } from '../../chat/stream-event';
import css from '../../theme/media.css?inline';
import { useUi } from '../context';
import { lazyPart, useTexts } from '../lazy-part';
import { Sources } from './sources';

const Files = lazyPart(async () => (await import('./files')).Files);
const HumanFormCard = lazyPart(async () => (await import('../form/human-form')).HumanFormCard);

/** What comes with an answer besides its text: files, sources, forms for a person, its price. Not drawn per delta. */
export function AnswerExtras({ turn }: { turn: TurnView }) {
  const { adopt, show } = useUi();
  adopt(css);
  const files = useComputed(() => turn.answer.value.files).value;
  const sources = useComputed(() => turn.answer.value.sources).value;
  const forms = useComputed(() => turn.answer.value.forms).value;
  const usage = useComputed(() => turn.answer.value.usage).value;
  const isOver = useComputed(() => turn.answer.value.status !== 'streaming').value;
  return (
    <>
      {files.length > 0 && <Files files={files} turn={turn} />}
      {forms.map((form, index) => (
        <HumanFormCard key={index} turn={turn} form={form} />
      ))}
      {sources.length > 0 && show.citations !== 'hidden' && isOver && <Sources sources={sources} />}
      {usage && show.usage !== 'hidden' && <UsageLine usage={usage} />}
    </>
  );
}

function UsageLine({ usage: { totalTokens, latencySeconds } }: { usage: Usage }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  if (totalTokens === undefined) return null;
  const format = new Intl.NumberFormat(core.code, { maximumFractionDigits: 1 });
  return (
    <p class="mark">
      {texts.usage(
        format.format(totalTokens),
        latencySeconds === undefined ? undefined : format.format(latencySeconds),
      )}
    </p>
  );
}
