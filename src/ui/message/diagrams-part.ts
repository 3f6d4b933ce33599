import type { MarkdownOptions } from '../../markdown';
import { createDiagram, type Diagram } from '../../markdown/diagrams/diagram';
import { pageOf } from '../../markdown/diagrams/frame';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/diagrams.css?inline';

/** Draws a block of code, with the styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledDiagram(
  root: ShadowRoot,
  code: HTMLElement,
  kind: string,
  { texts, diagrams }: MarkdownOptions,
  tell: (message: string) => void,
): Diagram | undefined {
  adoptStyles(root, css);
  const { diagram = '', showDiagram = '', showSource = '', notDrawn = '' } = texts;
  const page = kind === 'svg' ? undefined : pageOf(kind, diagrams);
  return createDiagram(code, page, { diagram, showDiagram, showSource, notDrawn }, tell);
}
