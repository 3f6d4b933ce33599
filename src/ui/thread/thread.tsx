import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';
import { AnswerArticle } from '../message/answer-article';
import { QuestionArticle } from '../message/question-article';
import { useKeptFocus } from './use-kept-focus';
import { Welcome } from './welcome';

/** From so many turns on, old ones are not kept alive. */
const LONG = 40;
const Follow = lazyPart(async () => (await import('../message/text-part')).Follow);
const FollowUps = lazyPart(async () => (await import('../tools/follow-ups')).FollowUps);
const Past = lazyPart(async () => (await import('./past/past')).Past);

/** The conversation: greeting, turns, the way back to the end. */
export function Thread() {
  const { chat, texts } = useUi();
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const hasTurns = useComputed(() => chat.turns.value.length > 0);

  return (
    <div class="thread">
      {/* Before what it leads through: behind it nobody would reach it by Tab, who scrolls by that to the end. */}
      {hasTurns.value && <Follow log={log} content={content} />}
      {/* Focusable, so that a keyboard can scroll it; silent: the announcer speaks. */}
      <div
        ref={log}
        class="log"
        part="thread"
        role="log"
        aria-live="off"
        aria-label={texts.conversation}
        tabIndex={0}
      >
        <div ref={content} class="turns">
          <Turns log={log} />
        </div>
      </div>
    </div>
  );
}

/** Apart from the thread, so that it is drawn again only when a turn comes or goes. */
function Turns({ log }: { log: RefObject<HTMLElement | null> }) {
  const { chat, past, texts } = useUi();
  useKeptFocus(log);
  const turns = chat.turns.value;
  const countPast = past.value;

  return (
    <>
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
      {(countPast || turns.length > LONG) && <Past />}
      {turns.slice(countPast?.(turns)).map((turn) => (
        <div class="turn" key={turn.key}>
          <QuestionArticle turn={turn} />
          <AnswerArticle turn={turn} />
        </div>
      ))}
      {chat.suggestions.value.length > 0 && <FollowUps />}
    </>
  );
}
