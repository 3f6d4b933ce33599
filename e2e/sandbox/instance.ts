import type { Fields } from './fields';
import { idFrom } from './ids';
import type { Scenario } from './scenario';
import { patchSettings } from './patch-settings';
import { DEFAULT_SETTINGS, type Fault, type Settings } from './settings';
import { Files } from './store/files';
import type { PersonForm } from './store/forms';
import { Memory } from './store/memory';
import { People } from './store/people';
import { RequestLog } from './store/request-log';
import type { Row } from './store/rows';
import type { Run } from './stream/run';

/** One app under one web code: a scenario with memory, settings and counters of its own. */
export class Instance {
  readonly code: string;
  readonly scenario: Scenario;
  readonly appId: string;
  readonly log = new RequestLog();
  readonly people = new People();
  readonly memory = new Memory();
  readonly files = new Files();
  readonly runs = new Map<string, Run>();
  /** Task ids of the stop calls, in order. */
  readonly stops: string[] = [];
  settings: Settings;
  /** Saved completions, the newest first. */
  #saved: { personId: string; row: Row }[] = [];
  /** Number of the server's secret: passports made with an older one are refused. */
  secret = 1;
  passportsGiven = 0;

  constructor(code: string, scenario: Scenario) {
    this.code = code;
    this.scenario = scenario;
    this.appId = idFrom('app', code);
    this.settings = { ...DEFAULT_SETTINGS, ...scenario.settings };
    scenario.prefill?.(this.memory, this.settings);
  }

  /** @throws {TypeError} for a setting that is unknown or of the wrong kind. */
  change(patch: Fields): void {
    this.settings = patchSettings(this.settings, patch);
    if (patch['passport'] === 'secret-changed') this.secret++;
    if (patch['passport'] === 'user-deleted') this.people.forgetAll();
    if ('rows' in patch) this.scenario.prefill?.(this.memory, this.settings);
  }

  release(): void {
    for (const run of this.runs.values()) run.release();
  }

  drop(): void {
    for (const run of this.runs.values()) run.drop();
  }

  savedBy(personId: string): readonly Row[] {
    return this.#saved.filter((entry) => entry.personId === personId).map((entry) => entry.row);
  }

  save(personId: string, row: Row): void {
    this.unsave(personId, row.id);
    this.#saved.unshift({ personId, row });
  }

  unsave(personId: string, rowId: string): void {
    this.#saved = this.#saved.filter((entry) => entry.personId !== personId || entry.row.id !== rowId);
  }

  /** The refusal that waits for this route, used up once. */
  takeFault(route: string): Fault | undefined {
    const fault = this.settings.failNext.find((candidate) => candidate.route === route);
    if (fault === undefined) return undefined;
    const left = { ...fault, times: fault.times - 1 };
    const failNext = this.settings.failNext
      .map((candidate) => (candidate === fault ? left : candidate))
      .filter((candidate) => candidate.times > 0);
    this.settings = { ...this.settings, failNext };
    return fault;
  }

  /** Everything a test may want to look at. */
  describe(): Fields {
    const runs = [...this.runs.values()];
    return {
      code: this.code,
      mode: this.scenario.mode,
      settings: this.settings,
      counts: this.log.counts,
      last: this.log.last,
      stops: this.stops,
      openStreams: runs.reduce((sum, run) => sum + run.openConnections, 0),
      held: runs.filter((run) => run.state === 'held').length,
      passports: this.passportsGiven,
      people: this.people.size,
      runs: runs.map((run) => ({
        taskId: run.taskId,
        runId: run.runId,
        messageId: run.row.id,
        state: run.state,
        outcome: run.outcome?.kind ?? null,
      })),
      conversations: this.memory.everything(),
      messages: this.memory.rows(),
    };
  }
}

/** All instances of a sandbox, made when somebody first names them. */
export class Registry {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly #instances = new Map<string, Instance>();

  constructor(scenarios: Readonly<Record<string, Scenario>>) {
    this.scenarios = scenarios;
  }

  /** `<scenario>` or `<scenario>~<instance>`; `undefined` where no such scenario exists. */
  find(code: string): Instance | undefined {
    const known = this.#instances.get(code);
    if (known !== undefined) return known;
    const name = code.split('~')[0] ?? '';
    const scenario = Object.hasOwn(this.scenarios, name) ? this.scenarios[name] : undefined;
    if (scenario === undefined) return undefined;
    const instance = new Instance(code, scenario);
    this.#instances.set(code, instance);
    return instance;
  }

  /** The form that was given this token, in whatever app. */
  findForm(token: string): { form: PersonForm; instance: Instance } | undefined {
    return this.#findForm((form) => form.token === token);
  }

  /** The form that files with this token are for. */
  findUpload(token: string): { form: PersonForm; instance: Instance } | undefined {
    return this.#findForm((form) => form.uploadToken === token);
  }

  all(): readonly Instance[] {
    return [...this.#instances.values()];
  }

  reset(code: string): void {
    this.#instances.get(code)?.drop();
    this.#instances.delete(code);
  }

  resetAll(): void {
    for (const code of this.#instances.keys()) this.reset(code);
  }

  #findForm(isIt: (form: PersonForm) => boolean): { form: PersonForm; instance: Instance } | undefined {
    for (const instance of this.#instances.values()) {
      const forms = Array.from(instance.runs.values()).flatMap((run) => run.forms);
      const form = forms.find(isIt);
      if (form !== undefined) return { form, instance };
    }
    return undefined;
  }
}
