import { useEffect, useRef } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import { Icon } from '../icon';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';

/** Where `field-sizing` is missing (Safari before 26, Firefox), the height follows the text by hand. */
const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

const Attachments = lazyPart(async () => (await import('./attachments-view')).AttachmentsView);
const AttachTools = lazyPart(async () => (await import('./attach-tools')).AttachTools);
const Recall = lazyPart(async () => (await import('./recall')).Recall);
const VoiceInput = lazyPart(async () => (await import('./voice-input')).VoiceInput);

export function Composer() {
  const { chat, settings, texts, markdown, title, takeFiles } = useUi();
  const field = useRef<HTMLTextAreaElement>(null);
  const app = chat.app.value;
  const draft = chat.draft.value;
  const busy = chat.busy.value;
  const canSend = draft.trim() !== '' && !busy;

  useEffect(() => {
    const element = field.current;
    if (!element || GROWS_BY_ITSELF) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [draft]);

  function submit(): void {
    if (chat.send(chat.draft.peek(), takeFiles.current)) chat.setDraft('');
    field.current?.focus({ preventScroll: true });
  }
  function handleKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
    // 229: the key belongs to an input method, also in Safari, where `isComposing` is already false.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey === settings.sendOnEnter) return;
    event.preventDefault();
    submit();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="composer-box" part="composer" onClick={() => field.current?.focus()}>
        {app?.uploads && <Attachments rules={app.uploads} field={field} />}
        <textarea
          ref={field}
          rows={1}
          // Empty it goes with the panel, as its placeholder does.
          dir={draft === '' ? undefined : 'auto'}
          value={draft}
          aria-label={texts.message}
          placeholder={
            settings.placeholder ?? app?.placeholder ?? texts.placeholder.replace('{title}', title.value)
          }
          onInput={(event) => {
            markdown.load();
            chat.setDraft(event.currentTarget.value);
          }}
          onKeyDown={handleKeyDown}
        />
        <div class="composer-tools">
          {app?.uploads && <AttachTools rules={app.uploads} field={field} />}
          {app?.speechToText && <VoiceInput field={field} />}
          {!busy && chat.turns.value.length > 0 && <Recall field={field} />}
          <span class="spring" />
          {busy ? (
            <button
              type="button"
              class="send"
              data-command="stop"
              aria-label={texts.stop}
              title={texts.stop}
              onClick={() => {
                chat.stop();
                field.current?.focus({ preventScroll: true });
              }}
            >
              <Icon name="stop" />
            </button>
          ) : (
            // Not `disabled`: a focused button that goes dead would drop the keyboard out of the panel.
            <button
              type="submit"
              class="send"
              aria-label={texts.send}
              title={texts.send}
              aria-disabled={!canSend}
            >
              <Icon name="send" />
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
