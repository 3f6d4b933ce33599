/**
 * One line, read from the left. Block quotes and list items eat their share of its indentation and markers,
 * the rest belongs to what they hold. A tab reaches to the next multiple of four columns and may be eaten in
 * part (CommonMark 2.2).
 */
export class Line {
  readonly #text: string;
  #position = 0;
  #column = 0;
  /** Columns left of a tab eaten in part; `#position` is behind it. */
  #spare = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Columns of white space from here to the first other character. */
  get indent(): number {
    let column = this.#column + this.#spare;
    for (let i = this.#position; ; i++) {
      const character = this.#text[i];
      if (character === ' ') column++;
      else if (character === '\t') column += 4 - (column % 4);
      else return column - this.#column;
    }
  }

  /** What is left, without its indentation. */
  get content(): string {
    return this.#text.slice(this.#position).replace(/^[ \t]+/, '');
  }

  /** What is left, as it stands. */
  get rest(): string {
    return ' '.repeat(this.#spare) + this.#text.slice(this.#position);
  }

  /** Eats white space, at most so many columns of it. */
  skip(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.#spare > 0) {
        this.#spare--;
        this.#column++;
        left--;
        continue;
      }
      const character = this.#text[this.#position];
      if (character === '\t') this.#spare = 4 - (this.#column % 4);
      else if (character === ' ') this.#spare = 1;
      else return;
      this.#position++;
    }
  }

  /** Eats the indentation and a marker of so many characters behind it. */
  eat(characters: number): void {
    this.skip(this.indent);
    this.#position += characters;
    this.#column += characters;
  }
}
