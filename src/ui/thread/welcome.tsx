import { signal, useComputed, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fillIn } from '../../chat/fill-in';
import { AppIconView } from '../app-icon';
import { useUi } from '../context';
import { Problem } from '../message/problem';
import { lazyPart } from '../lazy-part';

const RichText = lazyPart(async () => (await import('../message/text-part')).RichText, PlainText);
const InputForm = lazyPart(async () => (await import('../form/input-form')).InputForm);
const FormSummary = lazyPart(async () => (await import('../form/form-summary')).FormSummary);
const COMPLETE = signal(true);
/** Characters and line starts that make a difference in Markdown: a greeting without them needs no renderer. */
const MARKUP = /[*_`~[\]<>|#\\]|^\s*(?:[-+]|\d+[.)])\s|https?:/m;

/** What a visitor sees first: who is here, what to ask. Stays as the top of the thread. */
export function Welcome() {
  const { chat, settings, texts, markdown } = useUi();
  const app = chat.app.value;
  const greeting = useComputed(() =>
    fillIn(settings.greeting ?? (chat.app.value?.openingStatement || texts.greeting), chat.inputs.value),
  );
  const isFresh = chat.turns.value.length === 0;
  const starters = (settings.starters ?? app?.starters ?? []).map((text) => fillIn(text, chat.inputs.value));

  const isMarked = app !== undefined && MARKUP.test(greeting.value);
  const isAwaited = isMarked && !markdown.part.value && !markdown.failed.value;
  useEffect(() => {
    if (isMarked) markdown.load();
  }, [isMarked, markdown]);

  if (chat.phase.value === 'failed') {
    const error = chat.startError.value ?? { code: 'unavailable', retryAfterSeconds: undefined };
    return <Problem error={error} onAction={() => void chat.start()} />;
  }
  // All at once: a greeting that comes later would push away what a finger aims at.
  if (!app || isAwaited || chat.thread.value === 'loading')
    return isFresh ? <Skeleton label={texts.loading} /> : null;
  return (
    <div class="welcome">
      {isFresh && !chat.needsForm.value && <AppIconView large />}
      <GreetingText text={greeting} />
      {chat.needsForm.value ? <InputForm app={app} /> : app.fields[0] && <FormSummary app={app} />}
      {isFresh && !chat.needsForm.value && starters.length > 0 && (
        <div class="starters" role="group" aria-label={texts.suggestedQuestions}>
          {starters.map((starter) => (
            <button type="button" key={starter} dir="auto" onClick={() => chat.send(starter)}>
              {starter}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** While the thread is empty a short plain first line reads as a headline. */
function GreetingText({ text }: { text: ReadonlySignal<string> }) {
  const { chat, title } = useUi();
  const parts = useComputed(() => {
    const [first = '', ...rest] = text.value.split(/\n+/);
    const isHeadline = chat.turns.value.length === 0 && first.length <= 60 && !MARKUP.test(first);
    return isHeadline ? { first, body: rest.join('\n\n') } : { body: text.value };
  });
  const body = useComputed(() => parts.value.body);
  const { first } = parts.value;
  return (
    <article class="greeting" aria-label={title} dir="auto">
      {first && <h3>{first}</h3>}
      {MARKUP.test(body.value) ? (
        <RichText text={body} complete={COMPLETE} />
      ) : (
        body.value !== '' && <PlainText text={body} />
      )}
    </article>
  );
}

function PlainText({ text }: { text: ReadonlySignal<string> }) {
  return (
    <div class="answer-text" data-plain="">
      {text}
    </div>
  );
}

/** The panel's own shape while the app is asked who it is. */
function Skeleton({ label }: { label: string }) {
  return (
    <div class="welcome" role="status" aria-live="off" aria-label={label}>
      {[44, 220, 300, 180].map((width) => (
        <Bar key={width} width={width} />
      ))}
    </div>
  );
}

function Bar({ width }: { width: number }) {
  return <svg class="skeleton" width={width} height={width === 44 ? 44 : 14} aria-hidden="true" />;
}
