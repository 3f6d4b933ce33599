import { Icon } from '../icon';
import { useUi } from '../context';
import { AnswerArticle } from '../message/answer-article';
import { useFollow } from './use-follow';
import { Welcome } from './welcome';

/** The conversation: greeting, turns, the way back to the end. */
export function Thread() {
  const { chat, texts } = useUi();
  const { log, content, following, jump } = useFollow();
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
              <article class="question" aria-label={texts.you}>
                <div dir="auto">{turn.question.text}</div>
              </article>
              <AnswerArticle turn={turn} />
            </div>
          ))}
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
