import { useComputed } from '@preact/signals';
import type { AgentTool } from '../../chat/stream-event';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { Disclosure, Named } from '../disclosure';
import { useTexts } from '../lazy-part';
import { replaceable } from '../replaceable';
import { formatPayload, formatSeconds } from './format';
import { LiveTime } from './live-time';
import { ToolIcon } from './tool-icon';
import { useElapsed } from './use-elapsed';

interface ToolLineProps {
  tool: AgentTool;
  turn: TurnView;
}

/** One tool of an agent: what it is called, whether it runs; with `full` also what went in and came out. */
export const ToolLine = replaceable('tool', UsualTool, ({ tool, turn }: ToolLineProps) => ({
  ...tool,
  running: tool.output === undefined && turn.answer.value.status === 'streaming',
}));

function UsualTool({ tool, turn }: ToolLineProps) {
  const { show, texts: core } = useUi();
  const texts = useTexts();
  const isStreaming = useComputed(() => turn.answer.value.status === 'streaming');
  const running = tool.output === undefined && isStreaming.value;
  const elapsed = useElapsed(running).value;
  const name = labelOf(tool, core.code);
  return (
    <Disclosure
      icon={<ToolIcon name={tool.name} />}
      running={running}
      label={
        <>
          <Named text={running ? texts.usingTool : texts.usedTool} name={name} />
          {running && <LiveTime />}
          {elapsed !== undefined && ` · ${texts.seconds(formatSeconds(elapsed, core.code))}`}
        </>
      }
    >
      {() => (
        <dl class="tool">
          {show.thoughts === 'full' && (
            <>
              <Payload name={texts.toolInput} text={tool.input} />
              <Payload name={texts.toolOutput} text={tool.output} />
            </>
          )}
          {show.thoughts !== 'full' && (
            <div>
              <dt>{name}</dt>
              <dd>{running ? texts.running : tool.output === undefined ? texts.noAnswer : texts.done}</dd>
            </div>
          )}
        </dl>
      )}
    </Disclosure>
  );
}

function Payload({ name, text }: { name: string; text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <pre tabIndex={0} dir="ltr">
          {formatPayload(text)}
        </pre>
      </dd>
    </>
  );
}

/** In the visitor's language where the server knows it; labels come as `en_US`. */
function labelOf({ name, labels }: AgentTool, language: string): string {
  const [primary = ''] = language.split('-');
  const find = (start: string) => Object.entries(labels).find(([tag]) => tag.startsWith(start))?.[1];
  return find(language.replace('-', '_')) || find(primary) || find('en') || name;
}
