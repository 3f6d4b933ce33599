import type { ComponentChildren } from 'preact';
import type { FormModel } from '../../chat/form-model';
import controlCss from '../../theme/control.css?inline';
import formCss from '../../theme/form.css?inline';
import { useUi } from '../context';

interface FormCardProps {
  form: FormModel;
  label: string;
  /** Nothing but a button: no card around it. */
  bare?: boolean;
  /** Controls, and the button that sends. */
  children: ComponentChildren;
  onValues: (values: Readonly<Record<string, unknown>>, card: HTMLFormElement) => void;
}

/** A form whose values go out only when they hold: else the first that does not gets the focus. */
export function FormCard({ form, label, bare = false, children, onValues }: FormCardProps) {
  const { adopt } = useUi();
  adopt(controlCss);
  adopt(formCss);
  return (
    <form
      class={bare ? 'form-bare' : 'form-card'}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const card = event.currentTarget;
        const values = form.submit();
        if (values) onValues(values, card);
        else focusProblem(form, card);
      }}
    >
      {children}
    </form>
  );
}

export function focusProblem({ cells }: FormModel, card: HTMLElement): void {
  const first = cells.find(({ problem }) => problem.peek());
  if (first) card.querySelector<HTMLElement>(`#${first.id}`)?.focus();
}
