import type { MarkdownOptions } from '../../markdown';
import { colourCode } from './colour-code';
import { drawDiagrams } from './draw-diagrams';

/** Colours and drawings of one view; what they are made of comes with the first of each kind. */
export interface Enrichment {
  /** Takes a finished block of code. */
  addCode: (code: HTMLElement, language: string) => void;
  addFormula: NonNullable<MarkdownOptions['onFormula']>;
  /** The text has come to its end. */
  begin: () => void;
  /** What was taken may be gone. */
  restart: () => void;
  destroy: () => void;
}

const told = new Set<string>();

/** This file is the door of a lazy chunk. */
export function createEnrichment(
  root: ShadowRoot,
  container: HTMLElement,
  options: MarkdownOptions,
  report: (message: string, cause: unknown) => void,
): Enrichment {
  /** Each once for the page. */
  const tell =
    (message: string) =>
    (cause: unknown): void => {
      if (!told.has(message)) report(message, cause);
      told.add(message);
    };
  const colours = colourCode(root, container, tell('Colours for code could not be loaded.'));
  const diagrams = drawDiagrams(root, options, tell);
  return {
    begin: colours.begin,
    addCode(code, language) {
      if (!diagrams.add(code, language)) colours.addCode(code, language);
    },
    addFormula(...formula) {
      import('./maths-part').then(
        ({ drawStyledFormula }) => drawStyledFormula(root, options, ...formula),
        tell('Maths could not be loaded.'),
      );
    },
    restart() {
      colours.restart();
      diagrams.check();
    },
    destroy() {
      colours.destroy();
      diagrams.destroy();
    },
  };
}
