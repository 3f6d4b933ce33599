import type { MarkdownOptions } from '../../markdown';
import type { Enrichment } from './enrichment';

let isTold = false;

/**
 * What code and formulas are besides their text: colours and drawings. All of it comes with the first of them;
 * without it the text is read as well.
 */
export function enrich(
  root: ShadowRoot,
  container: HTMLElement,
  options: MarkdownOptions,
  report: (message: string, cause: unknown) => void,
) {
  let part: Promise<Enrichment | undefined> | undefined;
  const later = (act: (enrichment: Enrichment) => void): void =>
    void part?.then((enrichment) => enrichment && act(enrichment));
  const bring = (act: (enrichment: Enrichment) => void): void => {
    part ??= import('./enrichment').then(
      ({ createEnrichment }) => createEnrichment(root, container, options, report),
      (cause: unknown) => {
        part = undefined; // the next one tries again
        if (!isTold) report('Colours and drawings could not be loaded.', cause);
        isTold = true;
        return part;
      },
    );
    later(act);
  };
  return {
    /** The text has come to its end. */
    begin: () => later(({ begin }) => begin()),
    options: {
      onCodeBlock: (code, language) => void (language && bring(({ addCode }) => addCode(code, language))),
      onFormula: (...formula) =>
        void (options.maths !== false && bring(({ addFormula }) => addFormula(...formula))),
      onRestart: () => later(({ restart }) => restart()),
      onDestroy: () => later(({ destroy }) => destroy()),
    } satisfies Partial<MarkdownOptions>,
  };
}
