import temml from 'temml';
import { toNodes } from './to-nodes';

/** Own commands are refused: a short source could grow without bounds by them. */
const DEFINITION =
  /\\(?:[egx]?def|let|futurelet|(?:re|provide)?newcommand|(?:re)?newenvironment|global|long)(?![a-zA-Z])/;
const MAX_EXPANSIONS = 200;
/** Of what a formula may ask for: em, and points. */
const MAX_SIZE: [number, number] = [20, 200];

/**
 * Draws a formula in the place of its source, as MathML: it is read aloud, takes the text's colour and needs no fonts.
 * What is no formula keeps its source and is marked with `data-failed`.
 * @param failed - says that it could not be drawn.
 */
export function drawFormula(box: HTMLElement, tex: string, isBlock: boolean, failed: string): void {
  try {
    if (DEFINITION.test(tex)) throw new Error('A formula may not define commands.');
    // oxlint-disable-next-line no-underscore-dangle -- as a string it would need `innerHTML`
    const tree: unknown = temml.__renderToMathMLTree(tex, {
      displayMode: isBlock,
      wrap: isBlock ? 'none' : 'tex',
      throwOnError: true,
      trust: false,
      maxExpand: MAX_EXPANSIONS,
      maxSize: MAX_SIZE,
    });
    if (typeof tree !== 'object' || tree === null) return;
    box.replaceChildren(toNodes(tree));
  } catch {
    // Whatever it was, also a stack that is too deep: hostile text may not stop the answer.
    box.dataset['failed'] = '';
    box.title = failed;
    return;
  }
  box.toggleAttribute('data-block', isBlock);
  const mark = (): void => {
    const isWide = box.scrollWidth > box.clientWidth;
    box.toggleAttribute('data-wide', isWide);
    if (isWide)
      box.tabIndex = 0; // Safari scrolls by keys only what can have the focus
    else box.removeAttribute('tabindex');
  };
  requestAnimationFrame(mark);
  // The panel may become narrower, or wide enough.
  new ResizeObserver(mark).observe(box);
}
