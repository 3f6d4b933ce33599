import { useEffect, useRef } from 'preact/hooks';
import type { AppInfo } from '../../chat/transport';
import { useUi, type Ui } from '../context';
import { useTexts } from '../lazy-part';
import { Field } from './field';
import { FormCard } from './form-card';
import { useInputForm } from './use-input-form';

/** What an app asks for before the first question. */
export function InputForm({ app }: { app: AppInfo }) {
  const ui = useUi();
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { form, submit } = useInputForm(app);

  useEffect(() => {
    if (box.current) takeLostFocus(box.current, ui);
  }, [ui]);

  function start(values: Readonly<Record<string, unknown>>): void {
    const panel = box.current?.closest('.panel');
    submit(values);
    requestAnimationFrame(() => panel?.querySelector<HTMLElement>('.composer textarea')?.focus());
  }

  return (
    <div ref={box} class="form-box">
      <FormCard form={form} label={texts.beforeWeStart} onValues={start}>
        {form.cells.map((cell) => (
          <Field key={cell.id} cell={cell} />
        ))}
        <button type="submit" class="button" data-style="primary">
          {texts.startChat}
        </button>
      </FormCard>
    </div>
  );
}

/** The composer had the focus while the app was asked who it is; with it the focus has gone. */
function takeLostFocus(box: HTMLElement, { open, settings }: Ui): void {
  const isLost = document.activeElement === document.body;
  if (!isLost || !open.peek() || settings.mode !== 'bubble' || matchMedia('(pointer: coarse)').matches)
    return;
  box.querySelector<HTMLElement>('.control')?.focus({ preventScroll: true });
}
