import { asText, type Fields, isFields } from '../fields';
import { newId, unixSeconds } from '../ids';

/** What a person filled in. */
export interface FormAnswer {
  action: string;
  inputs: Fields;
}

export interface FormSketch {
  title: string;
  /** Markdown with `{{#$output.<name>#}}` where an input belongs. */
  content: string;
  inputs: readonly Fields[];
  actions: readonly { id: string; title: string; button_style: string }[];
  defaults: Fields;
}

/** A form a run waits for. */
export class PersonForm {
  readonly id = newId();
  readonly nodeId = newId();
  readonly token = newId().replaceAll('-', '');
  /** Lets the holder of the form send files for it, without a passport. */
  readonly uploadToken = newId().replaceAll('-', '');
  readonly expiresAt: number;
  readonly sketch: FormSketch;
  answer: FormAnswer | undefined;
  /** Somebody has answered, or nobody will. */
  readonly settled: Promise<void>;
  #isTimedOut = false;
  #settle = (): void => undefined;

  constructor(sketch: FormSketch, lifeSeconds: number) {
    this.sketch = sketch;
    this.expiresAt = unixSeconds() + lifeSeconds;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** The run stands still for it. */
  get isWaiting(): boolean {
    return this.answer === undefined && !this.#isTimedOut;
  }

  /** Too late to answer, even where the run still waits. */
  get isExpired(): boolean {
    return this.#isTimedOut || this.expiresAt <= unixSeconds();
  }

  timeOut(): void {
    this.#isTimedOut = true;
    this.#settle();
  }

  submit(answer: FormAnswer): void {
    this.answer = answer;
    this.#settle();
  }

  /** As the events and `/messages` describe it. */
  describe(): Fields {
    return {
      form_id: this.id,
      node_id: this.nodeId,
      node_title: this.sketch.title,
      form_content: this.sketch.content,
      inputs: this.sketch.inputs,
      actions: this.sketch.actions,
      display_in_ui: true,
      form_token: this.token,
      resolved_default_values: this.sketch.defaults,
      expiration_time: this.expiresAt,
    };
  }

  /** How it was filled in: members of `human_input_form_filled` and of `form_submission_data`. */
  describeAnswer(): Fields {
    const action = this.sketch.actions.find((candidate) => candidate.id === this.answer?.action);
    return {
      node_id: this.nodeId,
      node_title: this.sketch.title,
      rendered_content: this.sketch.content.replaceAll(/\{\{#\$output\.(\w+)#\}\}/g, (_, name: string) =>
        describeValue(this.answer?.inputs[name]),
      ),
      action_id: action?.id ?? '',
      action_text: action?.title ?? '',
      submitted_data: this.answer?.inputs ?? null,
    };
  }

  /** Members of `human_input_form_timeout`. */
  describeTimeout(): Fields {
    return { node_id: this.nodeId, node_title: this.sketch.title, expiration_time: this.expiresAt };
  }

  /** The row's `extra_contents` item. */
  describeForRow(runId: string): Fields {
    return {
      type: 'human_input',
      submitted: this.answer !== undefined,
      workflow_run_id: runId,
      form_definition: this.describe(),
      ...(this.answer === undefined ? {} : { form_submission_data: this.describeAnswer() }),
    };
  }
}

/** A value in a rendered form: files by what is known of them. */
function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(describeValue).join(', ');
  if (isFields(value)) return asText(value['filename']) ?? asText(value['url']) ?? 'a file';
  return asText(value) ?? '—';
}
