/** How often the character at `from` stands there in a row. */
export function runLength(text: string, from: number): number {
  let to = from + 1;
  while (text[to] === text[from]) to++;
  return to - from;
}

/** The start of the next run of exactly so many backticks, or -1. */
export function findRun(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at >= 0;) {
    const run = runLength(text, at);
    if (run === length) return at;
    at = text.indexOf('`', at + run);
  }
  return -1;
}

/** Where the line goes on behind blanks. */
export function skipBlanks(text: string, from: number): number {
  let to = from;
  while (text[to] === ' ' || text[to] === '\t') to++;
  return to;
}

/** Also the edge of the text. */
export function isSpace(character = ''): boolean {
  return character === '' || /\s/.test(character);
}
