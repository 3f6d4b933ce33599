import { useSignal } from '@preact/signals';
import type { TurnView } from '../../chat/turn-tree';
import { versionOf } from '../../chat/turn-versions';
import mediaCss from '../../theme/media-kinds.css?inline';
import css from '../../theme/tools.css?inline';
import { useUi } from '../context';
import { lazyPart, useTexts } from '../lazy-part';
import { CopyTool } from './copy-tool';
import { AGAIN } from './drawings';
import { FeedbackTools } from './feedback-tools';
import { CommentForm } from './comment-form';
import { MessageTime } from './message-time';
import { Tool, Toolbar } from './toolbar';
import { VersionTools } from './version-tools';

const ReadTool = lazyPart(async () => (await import('./read-tool')).ReadTool);

/** What can be done with an answer that is there. */
export function AnswerTools({ turn }: { turn: TurnView }) {
  const { adopt, chat, show } = useUi();
  adopt(css);
  adopt(mediaCss);
  const texts = useTexts();
  const answer = turn.answer.value;
  const commenting = useSignal(false);
  const hasText = answer.text !== '';
  const hasVersions = versionOf(chat, turn).count > 1;
  const isStored = answer.messageId !== undefined && answer.status !== 'error';
  if (!hasText && !hasVersions && !isStored) return null;
  const canRegenerate = isStored && show.regenerate !== 'hidden';

  return (
    <>
      <div class="tool-line">
        <Toolbar>
          {hasVersions && <VersionTools turn={turn} />}
          {hasText && show.copy !== 'hidden' && <CopyTool turn={turn} />}
          {isStored && show.feedback !== 'hidden' && <FeedbackTools turn={turn} commenting={commenting} />}
          {canRegenerate && (
            <Tool
              drawing={AGAIN}
              label={texts.regenerate}
              disabled={chat.busy.value}
              onPress={() => chat.regenerate(turn)}
            />
          )}
          {isStored && hasText && chat.app.value?.textToSpeech.enabled && (
            <ReadTool messageId={answer.messageId} />
          )}
        </Toolbar>
        <MessageTime turn={turn} />
      </div>
      {commenting.value && <CommentForm turn={turn} commenting={commenting} />}
    </>
  );
}
