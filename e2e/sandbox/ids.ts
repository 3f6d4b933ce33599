/** Of rows made by old releases: «the row before in time» (ref §3.2). */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** A route parameter that the original's router takes only as a UUID. */
export const UUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';

export const newId = (): string => crypto.randomUUID();

export const unixSeconds = (): number => Math.floor(Date.now() / 1000);

/** The same UUID for the same words each time: for things that tests and visitors meet again. */
export function idFrom(...words: readonly (string | number)[]): string {
  const digits = [0, 1, 2, 3].map((part) => hash(`${part}:${words.join(':')}`)).join('');
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return [...groups, digits.slice(20, 32)].join('-');
}

/** FNV-1a, 32 bit, as 8 hexadecimal digits. Not a secret, only a spread. */
export function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  // One more mixing round: short texts that differ in their last letter would share most digits.
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
