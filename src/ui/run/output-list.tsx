import { signal, useComputed } from '@preact/signals';
import type { Output } from '../../chat/outputs';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { lazyPart, useTexts } from '../lazy-part';
import { RichText } from '../message/rich-text';

const Files = lazyPart(async () => (await import('../media/files')).Files);
const COMPLETE = signal(true);

interface OutputListProps {
  outputs: readonly Output[];
  turn: TurnView;
}

/** What a workflow has come to, each value by its name and as what it is. */
export function OutputList({ outputs, turn }: OutputListProps) {
  // A single text is the result itself: its name would say nothing.
  const isBare = outputs.length === 1 && outputs[0]?.type === 'text' && turn.answer.value.text === '';
  return (
    <dl class="outputs">
      {outputs.map((output, index) => (
        <div key={index} class="output" data-type={output.type}>
          <dt class={isBare ? 'hidden-text' : undefined}>{output.name}</dt>
          <dd>
            <OutputView output={output} turn={turn} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OutputView({ output, turn }: { output: Output; turn: TurnView }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  switch (output.type) {
    case 'text':
      return <Text text={output.text} />;
    case 'number':
      return <>{new Intl.NumberFormat(core.code, { maximumFractionDigits: 20 }).format(output.value)}</>;
    case 'flag':
      return <>{output.value ? texts.yes : texts.no}</>;
    case 'json':
      return (
        // Focusable, so that a keyboard can scroll it.
        <pre dir="ltr" tabIndex={0}>
          {output.json}
        </pre>
      );
    case 'files':
      return <Files files={output.files} turn={turn} />;
    default:
      output satisfies never;
      return null;
  }
}

function Text({ text }: { text: string }) {
  const whole = useComputed(() => text);
  return <RichText text={whole} complete={COMPLETE} />;
}
