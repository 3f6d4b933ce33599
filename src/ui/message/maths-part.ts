import type { MarkdownOptions } from '../../markdown';
import { drawFormula } from '../../markdown/maths/draw-formula';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/maths.css?inline';

/** Draws a formula, with the styles adopted by `root`. This file is the door of a lazy chunk. */
export function drawStyledFormula(
  root: ShadowRoot,
  { texts }: MarkdownOptions,
  ...[box, tex, isBlock]: Parameters<NonNullable<MarkdownOptions['onFormula']>>
): void {
  adoptStyles(root, css);
  drawFormula(box, tex, isBlock, texts.notDrawn ?? '');
}
