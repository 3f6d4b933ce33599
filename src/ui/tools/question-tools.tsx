import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import type { TurnView } from '../../chat/turn-tree';
import css from '../../theme/tools.css?inline';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { PENCIL } from './drawings';
import { MessageTime } from './message-time';
import { Tool, Toolbar } from './toolbar';

interface QuestionToolsProps {
  turn: TurnView;
  /** The question gives its place to its editor. */
  editing: Signal<boolean>;
}

/** When it was asked. It can be asked in other words; the answer then stands on a branch of its own. */
export function QuestionTools({ turn, editing }: QuestionToolsProps) {
  const { adopt, chat, show } = useUi();
  adopt(css);
  const texts = useTexts();
  const returning = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const isEditing = editing.value;
  useEffect(() => {
    if (isEditing || !returning.current) return;
    returning.current = false;
    box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [isEditing]);

  // Also while another question is answered: what is being written here is neither taken away nor brought back.
  if (isEditing) {
    return (
      <Editor
        turn={turn}
        onEnd={() => {
          returning.current = true;
          editing.value = false;
        }}
      />
    );
  }
  return (
    <div ref={box} class="tool-line">
      {show.edit !== 'hidden' && !chat.busy.value && (
        <Toolbar>
          <Tool drawing={PENCIL} label={texts.edit} onPress={() => (editing.value = true)} />
        </Toolbar>
      )}
      <MessageTime turn={turn} />
    </div>
  );
}

function Editor({ turn, onEnd }: { turn: TurnView; onEnd: () => void }) {
  const { chat, settings } = useUi();
  const texts = useTexts();
  const text = useSignal(turn.question.text);
  const canSave = text.value.trim() !== '' && !chat.busy.value;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function save(): void {
    if (!canSave) return;
    onEnd();
    chat.edit(turn, text.peek());
  }
  function handleKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onEnd();
    else if (event.key === 'Enter' && event.shiftKey !== settings.sendOnEnter) save();
    else return;
    // Of the editor only: neither a new line nor a closed panel.
    event.preventDefault();
  }
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        aria-label={texts.editMessage}
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={handleKeyDown}
      />
      <div class="inline-form-actions">
        <button type="button" class="secondary" onClick={onEnd}>
          {texts.cancel}
        </button>
        <button type="submit" class="primary" aria-disabled={!canSave}>
          {texts.save}
        </button>
      </div>
    </form>
  );
}
