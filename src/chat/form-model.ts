import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { createAttachments, type Attachments } from './attachments';
import type { FormField } from './form-field';
import { checkValues, initialValue, type FieldProblem, type GivenValues, type RawValue } from './form-values';
import { isObject } from './json-schema';
import type { Uploads } from './services';
import type { Store } from './store';

/** Typed and not yet sent: survives a reload. Files do not. */
const DRAFT_KEY = 'form';

/** A control that is shown. */
export interface FormCell {
  readonly field: FormField;
  /** For its element: unlike any other's. */
  readonly id: string;
  /** What was typed, chosen or ticked; `''` of a file field. */
  readonly value: ReadonlySignal<string | boolean>;
  /** Gone with the next change. */
  readonly problem: ReadonlySignal<FieldProblem | undefined>;
  /** Of a file field. */
  readonly files: Attachments | undefined;
  set: (value: string | boolean) => void;
}

/** A form while it is filled in. */
export interface FormModel {
  /** Without the hidden ones. */
  readonly cells: readonly FormCell[];
  /** The values to send, or `undefined`: then the problems are told at their controls. */
  submit: () => Readonly<Record<string, unknown>> | undefined;
  /** The page gives other values: they go where the visitor has not been. */
  give: (given: GivenValues) => void;
}

export interface FormOptions {
  fields: readonly FormField[];
  given?: GivenValues | undefined;
  services: () => Promise<Uploads>;
  /** Where what was typed is kept. Default: nowhere. */
  store?: Store | undefined;
}

type Draft = Readonly<Record<string, string | boolean>>;

interface OwnCell extends FormCell {
  reset: (value: string | boolean) => void;
  tell: (problem: FieldProblem | undefined) => void;
  raw: () => RawValue;
}

let count = 0;

export function createForm({ fields, given: initial = {}, services, store }: FormOptions): FormModel {
  let given = initial;
  /** What the visitor has set himself. */
  let draft = readDraft(store);
  const cells = fields
    .filter(({ hidden }) => !hidden)
    .map((field) => {
      const files = field.kind === 'file' ? createAttachments(services, field.rules) : undefined;
      return createCell(field, draft[field.variable] ?? start(field), files, (value) => {
        draft = { ...draft, [field.variable]: value };
        store?.set(DRAFT_KEY, JSON.stringify(draft));
      });
    });

  function start(field: FormField): string | boolean {
    const value = initialValue(field, given[field.variable]);
    return typeof value === 'object' ? '' : value;
  }

  return {
    cells,
    submit() {
      const raw = Object.fromEntries(cells.map((cell) => [cell.field.variable, cell.raw()]));
      const checked = checkValues(fields, raw, given);
      batch(() => {
        for (const { field, tell } of cells) tell(checked.ok ? undefined : checked.errors[field.variable]);
      });
      if (!checked.ok) return undefined;
      store?.remove(DRAFT_KEY);
      return checked.values;
    },
    give(values) {
      given = values;
      batch(() => {
        for (const { field, reset } of cells) {
          if (draft[field.variable] === undefined) reset(start(field));
        }
      });
    },
  };
}

function createCell(
  field: FormField,
  initial: string | boolean,
  files: Attachments | undefined,
  onSet: (value: string | boolean) => void,
): OwnCell {
  const value = signal(initial);
  const told = signal<{ problem: FieldProblem; items: unknown } | undefined>(undefined);
  return {
    field,
    id: `dify-field-${++count}`,
    value,
    // A change of the files is a change of the field.
    problem: computed(() => (told.value?.items === files?.items.value ? told.value?.problem : undefined)),
    files,
    set(next) {
      batch(() => {
        value.value = next;
        told.value = undefined;
      });
      onSet(next);
    },
    reset(next) {
      value.value = next;
    },
    tell(problem) {
      told.value = problem && { problem, items: files?.items.peek() };
    },
    raw() {
      if (!files) return value.peek();
      const isFailed = files.items.peek().some(({ status }) => status === 'failed');
      return {
        items: files.uploaded.peek().map(({ item }) => item),
        state: files.pending.peek() ? 'pending' : isFailed ? 'failed' : 'ready',
      };
    },
  };
}

/** What is in storage may be anybody's. */
function readDraft(store: Store | undefined): Draft {
  try {
    const value: unknown = JSON.parse(store?.get(DRAFT_KEY) ?? '{}');
    if (!isObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, text]) =>
        typeof text === 'string' || typeof text === 'boolean' ? [[name, text]] : [],
      ),
    );
  } catch {
    return {};
  }
}
