import type { TargetedEvent } from 'preact';
import type { FormCell } from '../../chat/form-model';
import { NO_NUMBER } from '../../chat/form-values';
import { useTexts } from '../lazy-part';
import { FileControl } from './file-control';

interface ControlProps {
  cell: FormCell;
  describedBy: string | undefined;
}

type Typed = TargetedEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** The element that takes the value of a field. */
export function Control({ cell, describedBy }: ControlProps) {
  const { field, id } = cell;
  const value = cell.value.value;
  const text = typeof value === 'string' ? value : '';
  const common = {
    id,
    class: 'control',
    'aria-describedby': describedBy,
    'aria-invalid': cell.problem.value ? true : undefined,
    'aria-required': field.required || undefined,
  };
  const typed = {
    ...common,
    value: text,
    onInput: (event: Typed) => cell.set(event.currentTarget.value),
  };
  switch (field.kind) {
    case 'text': {
      const { placeholder } = field;
      if (field.multiline) return <textarea {...typed} rows={3} dir="auto" placeholder={placeholder} />;
      return <input {...typed} type="text" dir="auto" placeholder={placeholder} />;
    }
    case 'json':
      return <textarea {...typed} rows={4} dir="ltr" spellcheck={false} autocomplete="off" />;
    case 'select':
      return <Select typed={typed} options={field.options} />;
    case 'number':
      return (
        <span class="control-row">
          <input
            {...common}
            type="number"
            step="any"
            inputMode="decimal"
            // What is no number stays in the element, which shows it and does not tell it.
            value={text === NO_NUMBER ? undefined : text}
            onInput={({ currentTarget: { validity, value: number } }) =>
              cell.set(validity.badInput ? NO_NUMBER : number)
            }
          />
          {field.unit !== undefined && (
            <span id={`${id}-unit`} class="field-unit">
              {field.unit}
            </span>
          )}
        </span>
      );
    case 'checkbox':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => cell.set(event.currentTarget.checked)}
        />
      );
    case 'file':
      return <FileControl cell={cell} common={common} />;
    default:
      field satisfies never;
      return null;
  }
}

interface SelectProps {
  typed: { id: string; value: string };
  options: readonly string[];
}

function Select({ typed, options }: SelectProps) {
  const texts = useTexts();
  return (
    <span class="control-row">
      <select {...typed}>
        <option value="">{texts.choose}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </span>
  );
}
