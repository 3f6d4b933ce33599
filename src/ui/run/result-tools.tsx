import { useComputed, useSignal } from '@preact/signals';
import { asChatError, type ChatErrorCode } from '../../chat/errors';
import { outputsOf, type Output } from '../../chat/outputs';
import type { RunModel, RunResult } from '../../chat/run-model';
import type { Rating } from '../../chat/services';
import type { AppInfo } from '../../chat/transport';
import toolsCss from '../../theme/tools.css?inline';
import { useUi } from '../context';
import { lazyPart, useTexts } from '../lazy-part';
import { CopyTool } from '../tools/copy-tool';
import { AGAIN, BAD, GOOD } from '../tools/drawings';
import { Tool, Toolbar } from '../tools/toolbar';
import { BOOKMARK } from './drawings';

const ReadTool = lazyPart(async () => (await import('../tools/read-tool')).ReadTool);

interface ResultToolsProps {
  result: RunResult;
  model: RunModel;
  app: AppInfo;
}

/** What can be done with a result that is there. Only completion apps know it again by an id. */
export function ResultTools({ result, model, app }: ResultToolsProps) {
  const { adopt, show } = useUi();
  adopt(toolsCss);
  const texts = useTexts();
  const failure = useSignal<ChatErrorCode | undefined>(undefined);
  const { text, messageId, feedback, status } = result.answer.value;
  const answer = useComputed(() => ({ ...result.answer.value, text: copyableText(result) }));
  const canCopy = answer.value.text !== '' && show.copy !== 'hidden';
  const isStored = app.mode === 'completion' && messageId !== undefined && status !== 'error';
  if (!canCopy && !isStored) return null;
  const isSaved = isStored && model.saved.ids.value.has(messageId);

  function attempt(work: Promise<void>): void {
    failure.value = undefined;
    work.catch((cause: unknown) => {
      failure.value = asChatError(cause).code;
    });
  }
  const rate = (pressed: Rating): void =>
    attempt(model.rate(result, feedback === pressed ? undefined : pressed));

  return (
    <>
      <Toolbar>
        {canCopy && <CopyTool turn={{ ...result, answer }} />}
        {isStored && show.feedback !== 'hidden' && (
          <>
            <Tool
              drawing={GOOD}
              label={texts.goodAnswer}
              pressed={feedback === 'like'}
              onPress={() => rate('like')}
            />
            <Tool
              drawing={BAD}
              label={texts.badAnswer}
              pressed={feedback === 'dislike'}
              onPress={() => rate('dislike')}
            />
          </>
        )}
        {isStored && (
          <Tool
            drawing={BOOKMARK}
            label={texts.saveResult}
            pressed={isSaved}
            onPress={() => attempt(model.saved.keep(messageId, !isSaved))}
          />
        )}
        {isStored && app.moreLikeThis && (
          <Tool
            drawing={AGAIN}
            label={texts.moreLikeThis}
            disabled={model.busy.value}
            onPress={() => model.moreLikeThis(result)}
          />
        )}
        {isStored && text !== '' && app.textToSpeech.enabled && <ReadTool messageId={messageId} />}
      </Toolbar>
      {failure.value && (
        <p class="said" role="alert">
          {texts.errors[failure.value]}
        </p>
      )}
    </>
  );
}

/** The text, and what of the outputs is not in it. */
function copyableText({ answer }: RunResult): string {
  const outputs = outputsOf(answer.value).flatMap((output) => plainText(output) ?? []);
  return [answer.value.text, ...outputs].filter((part) => part !== '').join('\n\n');
}

function plainText(output: Output): string | undefined {
  switch (output.type) {
    case 'text':
      return output.text;
    case 'number':
    case 'flag':
      return `${output.name}: ${output.value}`;
    case 'json':
      return `${output.name}:\n${output.json}`;
    case 'files':
      return undefined;
    default:
      output satisfies never;
      return undefined;
  }
}
