import type { FileKind } from './stream-event';

/** What may be attached to a question or put into a file field (ref §6.3). */
export interface UploadRules {
  readonly kinds: readonly FileKind[];
  /** Lower case, without a dot; decisive where `kinds` has `custom`. */
  readonly extensions: readonly string[];
  readonly upload: boolean;
  readonly link: boolean;
  readonly maxFiles: number;
  /** Largest size by kind, in bytes. */
  readonly maxBytes: Readonly<Record<FileKind, number>>;
}

interface FieldBase {
  /** Key of the value. */
  readonly variable: string;
  readonly label: string;
  readonly required: boolean;
  /** Not shown: its value comes from the page or is the default. */
  readonly hidden: boolean;
  readonly hint: string | undefined;
}

/** One control of the form that an app asks for before the first question (ref §6.2). */
export type FormField = FieldBase &
  (
    | {
        kind: 'text';
        multiline: boolean;
        maxLength: number | undefined;
        default: string;
        placeholder: string;
      }
    | { kind: 'select'; options: readonly string[]; default: string }
    | { kind: 'number'; default: number | undefined; unit: string | undefined }
    | { kind: 'checkbox'; default: boolean }
    | { kind: 'file'; multiple: boolean; rules: UploadRules }
    | { kind: 'json'; schema: Readonly<Record<string, unknown>> | undefined; default: string }
  );
