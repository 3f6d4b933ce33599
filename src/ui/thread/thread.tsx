import { Icon } from '../icon';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';
import { AnswerArticle } from '../message/answer-article';
import { QuestionArticle } from '../message/question-article';
import { useFollow } from './use-follow';
import { useKeptFocus } from './use-kept-focus';
import { Welcome } from './welcome';

const FollowUps = lazyPart(async () => (await import('../tools/follow-ups')).FollowUps);

/** The conversation: greeting, turns, the way back to the end. */
export function Thread() {
  const { chat, texts } = useUi();
  const { log, content, following, jump } = useFollow();
  useKeptFocus(log);
  const turns = chat.turns.value;

  return (
    <div class="thread">
      {/* Focusable, so that a keyboard can scroll it; silent: the announcer speaks. */}
      <div ref={log} class="log" role="log" aria-live="off" aria-label={texts.conversation} tabIndex={0}>
        <div ref={content} class="turns">
          {chat.hasEarlier.value ? (
            <button
              type="button"
              class="earlier"
              aria-disabled={chat.loadingEarlier.value}
              onClick={() => void chat.loadEarlier()}
            >
              {chat.loadingEarlier.value ? texts.loading : texts.loadEarlier}
            </button>
          ) : (
            <Welcome />
          )}
          {turns.map((turn) => (
            <div class="turn" key={turn.key}>
              <QuestionArticle turn={turn} />
              <AnswerArticle turn={turn} />
            </div>
          ))}
          {chat.suggestions.value.length > 0 && <FollowUps />}
        </div>
      </div>
      {!following.value && turns.length > 0 && (
        <button type="button" class="jump" onClick={jump}>
          <Icon name="down" />
          {texts.jumpToLatest}
        </button>
      )}
    </div>
  );
}
