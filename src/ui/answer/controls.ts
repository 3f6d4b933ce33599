import { effect } from '@preact/signals';
import { OUTBOX_KEY } from '../../chat/asking';
import type { Ui } from '../context';
import {
  findProblem,
  isControl,
  readForm,
  readQuestion,
  setValue,
  valueOf,
  type Control,
} from './form-values';
import { turnAround } from './turn-around';

/** What the text of answers asks of a panel. */
interface Desk {
  /** What the visitor wrote, by the control's id; `sent` by a form's. Answers come and go with the thread. */
  written: Map<string, string>;
  /** Buttons that ask something. */
  buttons: Set<WeakRef<HTMLElement>>;
  /** Sentences that say why not yet. */
  notes: Set<HTMLElement>;
}

const desks = new WeakMap<Ui, Desk>();

function deskOf(ui: Ui): Desk {
  let desk = desks.get(ui);
  if (!desk) {
    desk = { written: new Map(), buttons: new Set(), notes: new Set() };
    desks.set(ui, desk);
    watch(ui, desk);
  }
  return desk;
}

/** Why nothing can be asked now. Tracked. */
function refusal({ chat, moreTexts }: Ui): string | undefined {
  const texts = moreTexts.value;
  if (chat.app.value && chat.app.value.mode !== 'chat') return texts?.errors['feature-disabled'];
  return chat.busy.value ? texts?.answering : undefined;
}

/** While nothing can be asked, the buttons say so. */
function watch(ui: Ui, desk: Desk): void {
  effect(() => {
    const why = refusal(ui);
    for (const reference of desk.buttons) {
      const button = reference.deref();
      if (button) setReason(button, why);
      else desk.buttons.delete(reference);
    }
    if (why !== undefined) return;
    for (const note of desk.notes) note.textContent = '';
    desk.notes.clear();
  });
}

function setReason(button: HTMLElement, why: string | undefined): void {
  button.ariaDisabled = why === undefined && !isSent(button) ? null : 'true';
  if (why === undefined) button.removeAttribute('title');
  else button.title = why;
}

const isSent = (element: Element): boolean => element.closest('form[data-sent]') !== null;

/** A part of an answer was made, or made again: it gets back what it had. */
export function meetControl(ui: Ui, element: HTMLElement): void {
  const desk = deskOf(ui);
  const before = desk.written.get(element.id);
  if (element instanceof HTMLFormElement) {
    const answered = before ?? restoreSent(ui, element);
    if (answered !== undefined) lock(element, answered);
  } else if (element.matches('[data-send],[type=submit]')) {
    desk.buttons.add(new WeakRef(element));
    setReason(element, refusal(ui));
  } else if (isControl(element)) {
    if (before !== undefined) setValue(element, before);
    if (isSent(element)) element.disabled = true;
    element.addEventListener('input', () => {
      desk.written.set(element.id, valueOf(element));
      showProblem(element, '');
    });
  }
}

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.querySelectorAll<HTMLElement>('[data-name]')].filter(isControl);
const isJson = ({ dataset }: HTMLFormElement): boolean => dataset['format'] === 'json';

/** A form was sent, in an earlier page view, where the question after its answer is what it sends. */
function restoreSent(ui: Ui, form: HTMLFormElement): string | undefined {
  const question = turnAround(ui, form).next?.question.text;
  const controls = controlsOf(form);
  const values = question === undefined ? undefined : readQuestion(question, controls, isJson(form));
  if (!values) return undefined;
  for (const [index, control] of controls.entries()) {
    // What was a secret is not shown again.
    if (control.type !== 'password') setValue(control, values[index] ?? '');
  }
  return answeredBy(ui, form);
}

function answeredBy(ui: Ui, form: HTMLFormElement): string | undefined {
  const texts = ui.moreTexts.peek();
  const button = form.querySelector('[type=submit]')?.textContent.trim();
  return texts?.formFilled(button || texts.send);
}

/** Asks what a button of the text stands for. */
export function send(ui: Ui, text: string, source: HTMLElement): void {
  const why = refusal(ui);
  if (why === undefined) ui.chat.send(text);
  else tellBelow(ui, source, why);
}

/** Below the text: inside it everything belongs to the Markdown view. */
function tellBelow(ui: Ui, source: HTMLElement, why: string): void {
  const text = source.closest('.answer-text');
  if (!text) return;
  let note = text.nextElementSibling;
  if (!(note instanceof HTMLElement && note.className === 'mark ask-told')) {
    note = document.createElement('p');
    note.className = 'mark ask-told';
    note.role = 'status';
    text.after(note);
  }
  if (note instanceof HTMLElement) tell(ui, note, why);
}

function tell(ui: Ui, note: HTMLElement, why: string): void {
  deskOf(ui).notes.add(note);
  // Only what changes in a region that is there already is announced.
  setTimeout(() => (note.textContent = refusal(ui) === undefined ? '' : why));
}

/** Sends what was entered as a question; what is missing is told at its control. */
export function submit(ui: Ui, form: HTMLFormElement): void {
  const texts = ui.moreTexts.peek();
  if (!texts || isSent(form)) return;
  const note = noteOf(form);
  const why = refusal(ui);
  if (why !== undefined) {
    if (note) tell(ui, note, why);
    return;
  }
  const controls = controlsOf(form);
  const problems = controls.map((control) => ({ control, problem: findProblem(control, controls, texts) }));
  for (const { control, problem } of problems) showProblem(control, problem);
  const first = problems.find(({ problem }) => problem !== '');
  if (first) {
    first.control.focus();
    return;
  }
  const text = readForm(controls, isJson(form));
  if (!ui.chat.send(text)) return;
  const desk = deskOf(ui);
  for (const control of controls) {
    if (control.type !== 'password') continue;
    control.value = '';
    desk.written.delete(control.id);
    // A secret is not kept for the case that the page is left before the server has it.
    ui.runtime.store.remove(OUTBOX_KEY);
  }
  const answered = answeredBy(ui, form) ?? '';
  desk.written.set(form.id, answered);
  lock(form, answered);
  // The control that had the focus takes none any more.
  form.closest('.panel')?.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
}

const noteOf = (form: HTMLFormElement): HTMLElement | null => form.querySelector<HTMLElement>('.ask-note');

/** Shown as sent, so that it is not sent twice. */
function lock(form: HTMLFormElement, answered: string): void {
  form.dataset['sent'] = '';
  const note = noteOf(form);
  if (note) note.textContent = answered;
  for (const element of form.querySelectorAll<HTMLElement>('[data-name],button')) {
    if (isControl(element)) element.disabled = true;
    else element.ariaDisabled = 'true';
  }
}

function showProblem(control: Control, problem: string): void {
  const error = control.closest('.ask-field')?.querySelector<HTMLElement>('.ask-error');
  if (!error) return;
  error.id = `${control.id}-error`;
  error.textContent = problem;
  error.hidden = problem === '';
  control.ariaInvalid = problem === '' ? null : 'true';
  if (problem === '') control.removeAttribute('aria-describedby');
  else control.setAttribute('aria-describedby', error.id);
}
