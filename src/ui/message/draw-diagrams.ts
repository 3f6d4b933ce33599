import type { MarkdownOptions } from '../../markdown';
import type { Diagram } from '../../markdown/diagrams/diagram';

/** Languages that are drawings. */
const KINDS = new Set(['mermaid', 'echarts', 'svg']);

/** Drawings of the blocks of one view. */
export interface Diagrams {
  /** @returns whether it is one. */
  add: (code: HTMLElement, language: string) => boolean;
  /** Lets go of what was replaced. */
  check: () => void;
  destroy: () => void;
}

export function drawDiagrams(
  root: ShadowRoot,
  options: MarkdownOptions,
  tell: (message: string) => (cause: unknown) => void,
): Diagrams {
  const known = new Map<HTMLElement, { text: string; diagram: Diagram | undefined }>();
  let isEnded = false;

  async function draw(code: HTMLElement, kind: string): Promise<void> {
    const { createStyledDiagram } = await import('./diagrams-part');
    const text = code.textContent;
    const before = known.get(code);
    if (isEnded || (before?.text === text && before.diagram?.isConnected)) return;
    before?.diagram?.destroy();
    const diagram = createStyledDiagram(root, code, kind, options, (message) => tell(message)(''));
    known.set(code, { text, diagram });
  }

  return {
    add(code, language) {
      const kind = language.toLowerCase();
      if (options.diagrams === false || !KINDS.has(kind)) return false;
      draw(code, kind).catch(tell('Diagrams could not be loaded.'));
      return true;
    },
    check() {
      for (const [code, { diagram, text }] of known) {
        if (code.isConnected && code.textContent === text) continue;
        diagram?.destroy();
        known.delete(code);
      }
    },
    destroy() {
      isEnded = true;
      for (const { diagram } of known.values()) diagram?.destroy();
      known.clear();
    },
  };
}
