import { sleep } from '../clock';
import { writeJson } from '../http/json';
import { newId } from '../ids';
import type { Profile } from '../profiles';
import type { Mode, Step } from '../scenario';
import type { Settings } from '../settings';
import type { PersonForm } from '../store/forms';
import type { FlowResult, Row } from '../store/rows';
import { Audience } from './audience';
import { Chronicle } from './chronicle';
import { closing } from './closing';
import {
  delta,
  type Emission,
  envelope,
  isDetached,
  isFlow,
  opening,
  type Outcome,
  type RunView,
} from './dialect';
import { agentThought, formEnd, messageFile, pauseFor } from './emissions';
import { IDLE_MS, PING } from './fate';
import { Rhythm } from './rhythm';
import { snapshot } from './snapshot';
import { writeUnread } from './unread';

export interface RunParts {
  mode: Mode;
  profile: Profile;
  settings: Settings;
  /** Stored already; gets its answer when the run ends. */
  row: Row;
  ownerId: string;
  script: Iterable<Step>;
  tail: Iterable<Step>;
}

/** One answer in the making: performs the steps of a script for everybody who is connected. */
export class Run implements RunView {
  readonly taskId = newId();
  readonly runId = newId();
  readonly startedAt = Date.now();
  readonly mode: Mode;
  readonly profile: Profile;
  readonly settings: Settings;
  readonly row: Row;
  readonly ownerId: string;
  /** Those it has asked people to fill in. */
  readonly forms: PersonForm[] = [];
  answer = '';
  isDirect = false;
  beganWithFile = false;
  result: FlowResult = { outputs: {}, files: [], exceptions: 0 };
  state: 'running' | 'held' | 'paused' | 'finished' = 'running';
  outcome: Outcome | undefined;
  readonly #script: Iterator<Step>;
  readonly #tail: Iterable<Step>;
  readonly #audience: Audience;
  readonly #chronicle = new Chronicle();
  readonly #rhythm: Rhythm;
  /** Aborted when nothing more of the script shall be performed. */
  readonly #ending = new AbortController();
  readonly #ended = sleep(Infinity, this.#ending.signal);
  /** Aborted when a test lets a held stream go on. */
  readonly #release = new AbortController();
  readonly #released = sleep(Infinity, this.#release.signal);
  /** Aborted when nothing more is said without somebody's doing. */
  readonly #quiet = new AbortController();
  #isBroken = false;
  #deltas = 0;
  /** A delta that was next when the wire was cut. */
  #unsaid = '';

  constructor(parts: RunParts) {
    this.mode = parts.mode;
    this.profile = parts.profile;
    this.settings = parts.settings;
    this.row = parts.row;
    this.ownerId = parts.ownerId;
    this.#script = parts.script[Symbol.iterator]();
    this.#tail = parts.tail;
    this.#rhythm = new Rhythm(parts.settings);
    // A run inside the HTTP call dies with its reader.
    this.#audience = new Audience(parts.settings, () => {
      if (!this.#isDetached) this.#end({ kind: 'gone' });
    });
  }

  get openConnections(): number {
    return this.#audience.size;
  }

  get stepCount(): number {
    return this.#chronicle.stepCount;
  }

  get #isDetached(): boolean {
    return isDetached(this.mode, this.profile);
  }

  get #hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  /** The form that nobody has answered yet. */
  get #waiting(): PersonForm | undefined {
    return this.forms.find((form) => form.isWaiting);
  }

  /** A reader from the beginning. */
  connect(): ReadableStream<Uint8Array> {
    return this.#audience.welcome();
  }

  /** A reader of a run under way: with all that a late-comer has missed, if wanted (ref §4.8). */
  subscribe(withSnapshot: boolean): ReadableStream<Uint8Array> {
    if (this.state === 'finished') return this.#audience.tell(this.#epilogue());
    if (this.settings.pauseInto === 'expired') this.#waiting?.timeOut();
    const waiting = this.#waiting;
    if (!withSnapshot) return this.#audience.join([]);
    const missed = snapshot(this, this.#chronicle.past, waiting).map((emission) => this.#frame(emission));
    return waiting === undefined ? this.#audience.join(missed) : this.#audience.tell(missed);
  }

  /** The visitor's wish (ref §5.9). */
  stop(): void {
    this.#end({ kind: 'stopped' });
  }

  /** A held stream goes on, now or when it gets there, and is not held again. */
  release(): void {
    this.#release.abort();
  }

  /** The instance is reset: nobody hears of this run again. */
  drop(): void {
    this.#end({ kind: 'gone' });
    this.#audience.break();
  }

  /** Resolves when all is said, or the run waits for a person. */
  whenQuiet(): Promise<void> {
    return sleep(Infinity, this.#quiet.signal);
  }

  /** Performs the script to its end. */
  async play(): Promise<void> {
    let next = this.#script.next();
    this.isDirect = next.done !== true && next.value.do === 'direct';
    this.#emit(...opening(this));
    for (; next.done !== true; next = this.#script.next()) {
      await this.#perform(next.value);
      if (this.#hasEnded) break;
    }
    if (!this.#hasEnded) await this.#pass(Infinity);
    await this.#finish(this.outcome ?? { kind: 'done' });
  }

  async #finish(outcome: Outcome): Promise<void> {
    const { row, settings, profile } = this;
    this.outcome = outcome;
    row.status = outcome.kind === 'failed' ? 'error' : 'normal';
    row.error = outcome.kind === 'failed' ? outcome.error.message : null;
    if (outcome.kind !== 'gone') row.answer = this.answer;
    else if (settings.cutStored) writeUnread(this.#script, this.answer + this.#unsaid, row);
    if (outcome.kind === 'failed') this.#emit(...this.#chronicle.failOpenNodes());
    this.#emit(...closing(this, outcome));
    if (outcome.kind === 'done' && !this.#isDetached) await this.#speakOn();
    this.#quiet.abort();
    const isUnfinished = outcome.kind === 'done' && this.isDirect && isFlow(this.mode);
    const isForgotten = (outcome.kind === 'failed' && settings.idleAfterError) || isUnfinished;
    if (isForgotten && profile.runner === 'background') {
      await this.#rest(sleep(IDLE_MS, this.#audience.deserted));
    }
    this.state = 'finished';
    this.#audience.close();
  }

  /** What is left to tell of a run that has finished: its task is forgotten, the run stands in for it. */
  #epilogue(): readonly string[] {
    return closing(this, this.outcome ?? { kind: 'done' }).flatMap((end) =>
      end !== 'ping' && end.event === 'workflow_finished'
        ? [this.#frame({ ...end, fields: { task_id: this.runId, ...end.fields } })]
        : [],
    );
  }

  /** Late speech. */
  async #speakOn(): Promise<void> {
    for (const step of this.#tail) {
      await this.#perform(step);
    }
  }

  async #perform(step: Step): Promise<void> {
    switch (step.do) {
      case 'say':
        return this.#say(step.text, step.from ?? null);
      case 'wait':
        return this.#rest(sleep(step.ms, this.#ending.signal));
      case 'ask':
        return this.#ask(step.form);
      case 'direct':
        return this.#sayDirectly(step);
      case 'result':
        this.result = { ...this.result, ...step.result };
        return undefined;
      case 'fail':
        return this.#end({ kind: 'failed', error: { ...this.settings.error, message: step.message } });
      case 'cite':
        this.row.passages = step.passages;
        return undefined;
      case 'suggest':
        this.row.suggestions = step.questions;
        return undefined;
      case 'replace':
        this.answer = step.text;
        return this.#emitInTime({
          event: 'message_replace',
          fields: { answer: step.text, reason: step.reason },
        });
      case 'event':
        return this.#emitInTime(step);
      case 'thought':
        this.row.thoughts = [...this.row.thoughts.filter(({ id }) => id !== step.thought.id), step.thought];
        return this.#emitInTime(agentThought(step.thought));
      case 'file':
        this.row.files = [...this.row.files, step.file];
        // Plain apps tell of their files only at the end (ref §4.3).
        if (this.mode === 'chat' || this.mode === 'completion') return undefined;
        return this.#emitInTime(messageFile(step.file, this.settings.fileSeconds));
    }
  }

  /** A plain app spells an annotation out, one character after the other (ref §5.1). */
  async #sayDirectly({ text, isAnnotated }: Extract<Step, { do: 'direct' }>): Promise<void> {
    this.row.isAnnotated = isAnnotated;
    for (const piece of isFlow(this.mode) || !isAnnotated ? [text] : Array.from(text)) {
      await this.#say(piece, null);
    }
  }

  async #say(text: string, from: readonly string[] | null): Promise<void> {
    await this.#pass(this.#deltas);
    if (!this.#hasEnded) await this.#rhythm.next(this.#ending.signal);
    if (this.#hasEnded) {
      this.#unsaid = text;
      return;
    }
    if (this.#deltas === 0)
      this.beganWithFile = this.row.files.some((file) => file.belongsTo === 'assistant');
    this.#deltas++;
    this.answer += text;
    this.#emit(delta(this, text, from));
  }

  /** Where tests have put something in the way: after so many deltas, at the latest at the end of the text. */
  async #pass(deltas: number): Promise<void> {
    const { hold, failAfter, breakAfter, error } = this.settings;
    const holdAfter = typeof hold === 'object' ? hold.after : 0;
    if (hold !== false && deltas >= holdAfter && !this.#release.signal.aborted) await this.#hold();
    if (this.#hasEnded) return;
    if (failAfter !== null && deltas >= failAfter) this.#end({ kind: 'failed', error });
    else if (breakAfter !== null && deltas >= breakAfter && !this.#isBroken) this.#break();
  }

  async #hold(): Promise<void> {
    this.state = 'held';
    await this.#rest(Promise.race([this.#released, this.#ended]));
    this.state = 'running';
  }

  /** Once: whoever comes back afterwards is served. */
  #break(): void {
    this.#isBroken = true;
    this.#audience.break();
    if (!this.#isDetached) this.#end({ kind: 'gone' });
  }

  async #ask(form: PersonForm): Promise<void> {
    const { row } = this;
    this.forms.push(form);
    this.#emit(...pauseFor(form, this));
    this.state = 'paused';
    row.status = 'paused';
    row.answer = this.answer;
    row.extra = [form.describeForRow(this.runId)];
    this.#audience.close();
    this.#quiet.abort();
    await this.#rest(Promise.race([form.settled, this.#ended]));
    if (this.#hasEnded) return;
    this.state = 'running';
    row.extra = [form.describeForRow(this.runId)];
    this.#emit(...opening(this, 'resumption'), formEnd(form));
  }

  /** Silence, with pings, until something happens. */
  async #rest(until: Promise<void>): Promise<void> {
    this.#audience.flush();
    const pinger = setInterval(() => {
      this.#emit('ping');
      this.#audience.flush();
    }, this.settings.pingMs);
    await until;
    clearInterval(pinger);
    this.#rhythm.restart();
  }

  async #emitInTime(emission: Emission): Promise<void> {
    await this.#rhythm.next(this.#ending.signal);
    // A stop during the pause comes first.
    if (!this.#hasEnded) this.#emit(emission);
  }

  #emit(...emissions: readonly Emission[]): void {
    for (const emission of emissions) {
      this.#chronicle.note(emission);
      if (this.#audience.size > 0) this.#audience.write(this.#frame(emission));
    }
  }

  #frame(emission: Emission): string {
    if (emission === 'ping') return PING;
    const { event, fields } = emission;
    return `data: ${writeJson({ event, ...envelope(this, event, fields), ...fields }, this.profile)}\n\n`;
  }

  #end(outcome: Outcome): void {
    if (this.#hasEnded || this.state === 'finished') return;
    // Whoever leaves after the last word changes nothing of how it ended.
    this.outcome ??= outcome;
    this.#ending.abort();
  }
}
