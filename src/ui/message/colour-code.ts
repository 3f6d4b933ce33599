import type { Colourist } from '../../markdown/colours';
import { findGrammar } from '../../markdown/colours/code-language';
import type { Enrichment } from './enrichment';

/**
 * Brings colours with the first finished block whose language is known; without them code is read as well.
 * While its text grows nothing is coloured: every range in sight would cost every frame.
 */
export function colourCode(
  root: ShadowRoot,
  container: HTMLElement,
  tell: (cause: unknown) => void,
): Omit<Enrichment, 'addFormula'> {
  let part: Promise<Colourist | undefined> | undefined;
  /** Finished blocks of a text that still grows; `undefined` when it has come to its end. */
  let waiting: (() => void)[] | undefined = [];
  const bring = async (): Promise<Colourist | undefined> => {
    try {
      const { createStyledColourist } = await import('./colours-part');
      return createStyledColourist(root, container, tell);
    } catch (cause) {
      part = undefined; // the next block tries again
      tell(cause);
      return undefined;
    }
  };
  return {
    begin(): void {
      for (const colour of waiting ?? []) colour();
      waiting = undefined;
    },
    addCode(code, language) {
      const grammar = 'highlights' in CSS && findGrammar(language);
      if (!grammar) return;
      const colour = (): void => {
        part ??= bring();
        void part.then((colourist) => colourist?.add(code, grammar));
      };
      if (waiting) waiting.push(colour);
      else colour();
    },
    restart() {
      if (waiting) waiting = [];
      void part?.then((colourist) => colourist?.check());
    },
    destroy: () => void part?.then((colourist) => colourist?.destroy()),
  };
}
