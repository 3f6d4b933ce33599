import type { AppInfo } from '../../chat/transport';
import type { RunModel } from '../../chat/run-model';
import { useUi } from '../context';
import { Field } from '../form/field';
import { FormCard } from '../form/form-card';
import { useInputForm } from '../form/use-input-form';
import { useTexts } from '../lazy-part';

interface RunFormProps {
  app: AppInfo;
  model: RunModel;
  /** A run has begun by this button. */
  onRun: (button: HTMLElement) => void;
}

/** The form of an app that runs. One button does it all: where it is, the visitor's finger or focus stays. */
export function RunForm({ app, model, onRun }: RunFormProps) {
  const { chat, texts: core } = useUi();
  const texts = useTexts();
  const { form, submit } = useInputForm(app);
  const busy = model.busy.value;
  const isFirst = model.results.value.length === 0;

  function run(values: Readonly<Record<string, unknown>>, card: HTMLFormElement): void {
    if (model.busy.peek()) return;
    submit(values);
    model.run(chat.inputs.peek());
    const button = card.querySelector<HTMLElement>('[data-command="run"]');
    if (button) onRun(button);
  }
  return (
    <FormCard form={form} label={texts.beforeWeStart} bare={form.cells.length === 0} onValues={run}>
      {form.cells.map((cell) => (
        <Field key={cell.id} cell={cell} />
      ))}
      <button
        type={busy ? 'button' : 'submit'}
        class="button"
        data-command="run"
        data-style={busy ? undefined : 'primary'}
        onClick={(event) => {
          if (!busy) return;
          // By the end of this event it may be a submit button.
          event.preventDefault();
          model.stop();
        }}
      >
        {busy ? core.stop : isFirst ? texts.run : texts.runAgain}
      </button>
    </FormCard>
  );
}
