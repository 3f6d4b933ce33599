import { parseInline } from './inline-parser';
import type { InlineToken } from './inline-token';
import { readDefinition, type LinkTarget } from './link-target';

/**
 * Reads the text inside blocks. It knows the reference definitions met so far, and which labels were asked for
 * and are not defined yet.
 */
export class InlineLexer {
  /** Characters read so far. */
  parsed = 0;
  /** Labels asked for in vain since it was last emptied. */
  readonly missing = new Set<string>();
  readonly #targets = new Map<string, LinkTarget>();

  lex(text: string): InlineToken[] {
    this.parsed += text.length;
    return parseInline(text, (label) => this.find(label));
  }

  /** What a normalised label stands for. */
  find(label: string): LinkTarget | undefined {
    const target = this.#targets.get(label);
    if (!target) this.missing.add(label);
    return target;
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
      const { label } = definition;
      if (!this.#targets.has(label)) {
        this.#targets.set(label, definition);
        found(label);
      }
      rest = rest.slice(definition.length).trimStart();
    }
    return rest;
  }
}
