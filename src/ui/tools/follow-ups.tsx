import { useUi } from '../context';

/** Questions to go on with, after an answer. */
export function FollowUps() {
  const { chat, texts } = useUi();
  return (
    <div class="starters" role="group" aria-label={texts.suggestedQuestions}>
      {chat.suggestions.value.map((question) => (
        <button type="button" key={question} dir="auto" onClick={() => chat.send(question)}>
          {question}
        </button>
      ))}
    </div>
  );
}
