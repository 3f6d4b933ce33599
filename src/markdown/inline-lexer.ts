import { parseInline, readDefinition, type InlineToken, type LinkTarget } from './inline-parser';

/**
 * Reads the text inside blocks. It knows the reference definitions met so far, and for each text it read, which labels
 * were asked for and are not defined yet.
 */
export class InlineLexer {
  /** Characters read so far. */
  parsed = 0;
  /** Labels asked for in vain since it was last emptied. */
  readonly missing = new Set<string>();
  readonly #links = new Map<string, LinkTarget>();
  readonly #find = (label: string): LinkTarget | undefined => {
    const link = this.#links.get(label);
    if (!link) this.missing.add(label);
    return link;
  };

  lex(text: string): InlineToken[] {
    this.parsed += text.length;
    return parseInline(text, this.#find);
  }

  /**
   * Takes the reference definitions off the start of a paragraph.
   * @param found - called with each label that was not defined before.
   * @returns the rest of the text.
   */
  takeDefinitions(text: string, found: (label: string) => void): string {
    let rest = text;
    while (rest.startsWith('[')) {
      const definition = readDefinition(rest);
      if (!definition) break;
      const { label, length, ...target } = definition;
      if (!this.#links.has(label)) {
        this.#links.set(label, target);
        found(label);
      }
      rest = rest.slice(length).trimStart();
    }
    return rest;
  }
}

/** The tokens inside a token. */
export function inside(token: InlineToken): readonly InlineToken[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}
