import { asText, type Fields } from '../fields';
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
  readonly expiresAt = unixSeconds() + 3600;
  readonly sketch: FormSketch;
  answer: FormAnswer | undefined;
  readonly answered: Promise<void>;
  #resolve = (): void => undefined;

  constructor(sketch: FormSketch) {
    this.sketch = sketch;
    this.answered = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  submit(answer: FormAnswer): void {
    this.answer = answer;
    this.#resolve();
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
      rendered_content: this.sketch.content.replaceAll(
        /\{\{#\$output\.(\w+)#\}\}/g,
        (_, name: string) => asText(this.answer?.inputs[name]) ?? '—',
      ),
      action_id: action?.id ?? '',
      action_text: action?.title ?? '',
      submitted_data: this.answer?.inputs ?? null,
    };
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
