import { effect, signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { AnswerForm } from '../../chat/answer';
import type { Chat, Inputs } from '../../chat/chat-model';
import { asChatError, type ChatErrorCode } from '../../chat/errors';
import { createForm, type FormModel } from '../../chat/form-model';
import { formPieces, humanFields, humanValues } from '../../chat/human-fields';
import type { HumanForm } from '../../chat/stream-event';
import type { TurnView } from '../../chat/turn-tree';
import controlCss from '../../theme/control.css?inline';
import formCss from '../../theme/form.css?inline';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { RichText } from '../message/rich-text';
import { Expiry } from './expiry';
import { Field } from './field';
import { focusProblem } from './form-card';

const COMPLETE = signal(true);
/** What nobody can mend by pressing again. */
const FINAL: ReadonlySet<ChatErrorCode> = new Set(['form-gone', 'form-submitted', 'form-expired']);
/** Half-filled forms by their tokens: a component comes and goes with the thread. */
const models = new WeakMap<Chat, Map<string, FormModel>>();

/** Sends a form. Default: to the conversation. */
type Submit = (token: string, action: string, values: Inputs) => Promise<void>;

interface HumanFormProps {
  turn: TurnView;
  form: AnswerForm;
  submit?: Submit;
}

/** A form on which an answer waits, or what became of it. */
export function HumanFormCard({ turn, form, submit }: HumanFormProps) {
  const { adopt, chat } = useUi();
  adopt(controlCss);
  adopt(formCss);
  const texts = useTexts();
  if (form.state === 'open') {
    const send: Submit = submit ?? ((...args) => chat.submitForm(turn, ...args));
    return <OpenForm key={form.form.token} form={form.form} submit={send} />;
  }
  return (
    <section class="form-card" aria-label={form.title} data-state={form.state}>
      <h3 dir="auto">{form.title}</h3>
      {form.state === 'filled' && form.content !== '' && <Words text={form.content} />}
      <p class="form-note">{form.state === 'filled' ? texts.formFilled(form.action) : texts.formExpired}</p>
    </section>
  );
}

function OpenForm({ form, submit }: { form: HumanForm; submit: Submit }) {
  const { chat } = useUi();
  const texts = useTexts();
  const card = useRef<HTMLFormElement>(null);
  const failure = useSignal<ChatErrorCode | undefined>(undefined);
  const sending = useSignal<string | undefined>(undefined);
  const expired = useSignal(form.expiresAt !== undefined && form.expiresAt * 1000 <= Date.now());
  const model = modelOf(chat, form);
  const over = useComputed(() => expired.value || (failure.value !== undefined && FINAL.has(failure.value)));
  useEffect(
    () =>
      effect(() => {
        // The buttons go; this runs while the one with the focus is still there.
        if (over.value && card.current?.querySelector('.form-actions :focus')) focusOutside(card.current);
      }),
    [over],
  );

  async function act(action: string): Promise<void> {
    if (sending.peek() !== undefined) return;
    failure.value = undefined;
    const values = model.submit();
    if (!values) {
      if (card.current) focusProblem(model, card.current);
      return;
    }
    sending.value = action;
    const { current } = card;
    try {
      await submit(
        form.token ?? '',
        action,
        humanValues(
          model.cells.map(({ field }) => field),
          values,
        ),
      );
      models.get(chat)?.delete(form.token ?? '');
      // The button that had the focus is gone.
      focusOutside(current);
    } catch (cause) {
      failure.value = asChatError(cause).code;
    }
    sending.value = undefined;
  }

  return (
    <form
      ref={card}
      class="form-card"
      aria-label={form.title}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      {form.title !== '' && <h3 dir="auto">{form.title}</h3>}
      {formPieces(form).map((piece) => {
        if (piece.type === 'text') return <Words key={piece.text} text={piece.text} />;
        const cell = model.cells.find(({ field }) => field.variable === piece.variable);
        return cell && <Field key={cell.id} cell={cell} bare={cell.field.label !== nameOf(piece.variable)} />;
      })}
      {failure.value && (
        <p class="field-problem" role="alert">
          {texts.errors[failure.value]}
        </p>
      )}
      {!over.value && (
        <div class="form-actions">
          {form.actions.map(({ id, title, style }) => (
            <button
              key={id}
              type="button"
              class="button"
              data-style={style === 'accent' ? 'primary' : style}
              aria-disabled={sending.value !== undefined}
              onClick={() => void act(id)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
      <Expiry at={form.expiresAt} expired={expired} />
    </form>
  );
}

function focusOutside(card: HTMLElement | null): void {
  card
    ?.closest('.panel')
    ?.querySelector<HTMLElement>('.log, [data-command="run"]')
    ?.focus({ preventScroll: true });
}

/** A label that is only a variable's name stands nowhere else: it is shown. */
function nameOf(variable: string): string {
  return variable.replaceAll('_', ' ');
}

function Words({ text }: { text: string }) {
  const words = useComputed(() => text);
  return <RichText text={words} complete={COMPLETE} />;
}

function modelOf(chat: Chat, form: HumanForm): FormModel {
  const token = form.token ?? '';
  const known = models.get(chat) ?? new Map<string, FormModel>();
  models.set(chat, known);
  const model =
    known.get(token) ??
    createForm({
      fields: humanFields(form, chat.app.peek()?.uploads?.maxBytes),
      services: async () => (await chat.services()).formUploads(token),
    });
  known.set(token, model);
  return model;
}
