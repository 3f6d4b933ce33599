import type { FormCell } from '../../chat/form-model';
import { useTexts } from '../lazy-part';
import { Control } from './control';
import { problemText } from './problem-text';

/** One line of a form: label, hint, control, and at the control what is wrong with it. */
export function Field({ cell, bare = false }: { cell: FormCell; bare?: boolean }) {
  const texts = useTexts();
  const { field, id } = cell;
  const problem = cell.problem.value;
  const isCheckbox = field.kind === 'checkbox';
  const isOptional = !field.required && !isCheckbox && !bare;
  const unit = field.kind === 'number' ? field.unit : undefined;
  // Not in the label, which is the control's name: what else is to be said about it.
  const description = [
    isOptional && `${id}-optional`,
    unit !== undefined && `${id}-unit`,
    field.hint !== undefined && `${id}-hint`,
    problem && `${id}-problem`,
  ];
  const control = <Control cell={cell} describedBy={description.filter(Boolean).join(' ') || undefined} />;
  return (
    <div class="field" data-kind={field.kind} data-bare={bare ? '' : undefined}>
      <div class={bare ? 'hidden-text' : 'field-head'}>
        {isCheckbox && control}
        <label id={`${id}-label`} for={id} dir="auto">
          {field.label}
        </label>
        {isOptional && (
          <span id={`${id}-optional`} class="field-optional">
            {texts.optional}
          </span>
        )}
      </div>
      {field.hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint" dir="auto">
          {field.hint}
        </p>
      )}
      {!isCheckbox && control}
      {problem && (
        <p id={`${id}-problem`} class="field-problem">
          {problemText(problem, texts)}
        </p>
      )}
    </div>
  );
}
