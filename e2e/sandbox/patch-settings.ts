import { asFields, asList, type Fields, isFields } from './fields';
import {
  CUTS,
  DEFAULT_SETTINGS,
  type Fault,
  FAULT_BODIES,
  PASSPORT_STATES,
  PAUSES,
  type Settings,
  SHAPES,
} from './settings';

/**
 * `settings` with the members of a control request in place of its own.
 * @throws {TypeError} naming the member that is unknown or of another kind than expected.
 */
export function patchSettings(settings: Settings, patch: Fields): Settings {
  const unknown = Object.keys(patch).filter((key) => !(key in DEFAULT_SETTINGS));
  if (unknown.length > 0) throw new TypeError(`No such setting: ${unknown.join(', ')}`);
  const pick = <T>(key: keyof Settings, read: (value: unknown, key: string) => T, former: T): T =>
    key in patch ? read(patch[key], key) : former;
  return {
    passport: pick('passport', oneOf(PASSPORT_STATES), settings.passport),
    hideVersion: pick('hideVersion', flag, settings.hideVersion),
    delayMs: pick('delayMs', amount, settings.delayMs),
    perSecond: pick('perSecond', orNull(amount), settings.perSecond),
    latencyMs: pick('latencyMs', amount, settings.latencyMs),
    pingMs: pick('pingMs', amount, settings.pingMs),
    thinkMs: pick('thinkMs', amount, settings.thinkMs),
    cut: pick('cut', oneOf(CUTS), settings.cut),
    lump: pick('lump', flag, settings.lump),
    hugeEvent: pick('hugeEvent', flag, settings.hugeEvent),
    hold: pick('hold', hold, settings.hold),
    breakAfter: pick('breakAfter', orNull(amount), settings.breakAfter),
    cutAfter: pick('cutAfter', orNull(amount), settings.cutAfter),
    silentAfter: pick('silentAfter', orNull(amount), settings.silentAfter),
    cutStored: pick('cutStored', flag, settings.cutStored),
    failAfter: pick('failAfter', orNull(amount), settings.failAfter),
    error: pick('error', streamError, settings.error),
    idleAfterError: pick('idleAfterError', flag, settings.idleAfterError),
    expireOn: pick('expireOn', orNull(amount), settings.expireOn),
    failNext: pick('failNext', faults, settings.failNext),
    answer: pick('answer', orNull(answer), settings.answer),
    suggestions: pick('suggestions', orNull(texts), settings.suggestions),
    rows: Math.min(pick('rows', amount, settings.rows), 2000),
    size: pick('size', amount, settings.size),
    deltas: pick('deltas', amount, settings.deltas),
    fileSeconds: pick('fileSeconds', amount, settings.fileSeconds),
    deleteBody: pick('deleteBody', orNull(flag), settings.deleteBody),
    formSeconds: pick('formSeconds', amount, settings.formSeconds),
    pauseInto: pick('pauseInto', oneOf(PAUSES), settings.pauseInto),
    shape: pick('shape', oneOf(SHAPES), settings.shape),
    parameters: pick('parameters', asFields, settings.parameters),
    site: pick('site', asFields, settings.site),
  };
}

type Reader<T> = (value: unknown, key: string) => T;

function refuse(key: string, expected: string): never {
  throw new TypeError(`${key}: expected ${expected}`);
}

function flag(value: unknown, key: string): boolean {
  return typeof value === 'boolean' ? value : refuse(key, 'true or false');
}

function amount(value: unknown, key: string): number {
  return typeof value === 'number' && value >= 0 ? value : refuse(key, 'a number of 0 or more');
}

function text(value: unknown, key: string): string {
  return typeof value === 'string' ? value : refuse(key, 'a text');
}

function texts(value: unknown, key: string): readonly string[] {
  return Array.isArray(value) ? value.map((item) => text(item, key)) : refuse(key, 'a list of texts');
}

function headers(value: unknown, key: string): Readonly<Record<string, string>> {
  const lines = Object.entries(asFields(value));
  return Object.fromEntries(lines.map(([name, line]) => [name, text(line, `${key}.${name}`)]));
}

function answer(value: unknown, key: string): string | readonly string[] {
  return typeof value === 'string' ? value : texts(value, key);
}

function hold(value: unknown, key: string): Settings['hold'] {
  return isFields(value) ? { after: amount(value['after'], `${key}.after`) } : flag(value, key);
}

function oneOf<const T extends string>(names: readonly T[]): Reader<T> {
  return (value, key) => names.find((name) => name === value) ?? refuse(key, `one of ${names.join(', ')}`);
}

function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, key) => (value === null ? null : read(value, key));
}

function streamError(value: unknown, key: string): Settings['error'] {
  const { code, status, message } = { ...DEFAULT_SETTINGS.error, ...asFields(value) };
  return { code: text(code, key), status: amount(status, key), message: text(message, key) };
}

/** One fault or a list; `[]` withdraws those that wait. */
function faults(value: unknown, key: string): readonly Fault[] {
  return (isFields(value) ? [value] : asList(value)).map((item) => {
    const fault = asFields(item);
    const read = <T>(name: string, reader: Reader<T>, otherwise: T): T =>
      name in fault ? reader(fault[name], `${key}.${name}`) : otherwise;
    return {
      route: text(fault['route'], `${key}.route`),
      status: amount(fault['status'], `${key}.status`),
      code: read('code', text, 'internal_server_error'),
      message: read('message', text, 'The sandbox was told to refuse this.'),
      body: read('body', oneOf(FAULT_BODIES), 'json'),
      headers: read('headers', headers, {}),
      cors: read('cors', flag, true),
      times: read('times', amount, 1),
    };
  });
}
