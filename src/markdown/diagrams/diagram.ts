import { createFrame, type Frame } from './frame';

/** The words around a drawing. */
export interface DiagramTexts {
  diagram: string;
  showDiagram: string;
  showSource: string;
  notDrawn: string;
}

export interface Diagram {
  readonly isConnected: boolean;
  destroy(): void;
}

/** So many pixels before it is scrolled to, a diagram is drawn. */
const NEAR = '200px';

/**
 * Draws the block of code around `code` in a frame of its own, when it is in sight. The code stays beside the drawing, and
 * instead of it where there is none.
 * @param url - the page of the frame.
 * @param tell - hears why no frame answers.
 */
export function createDiagram(
  code: HTMLElement,
  url: string,
  texts: DiagramTexts,
  tell: (message: string) => void,
): Diagram | undefined {
  const block = code.closest<HTMLElement>('.code');
  const copy = block?.querySelector('.copy');
  if (!block || !copy) return undefined;
  const toggle = document.createElement('button');
  toggle.type = 'button';
  toggle.className = 'code-view';
  const place = document.createElement('div');
  place.className = 'drawing';
  let frame: Frame | undefined;

  const show = (view: 'diagram' | 'source'): void => {
    block.dataset['view'] = view;
    place.inert = view === 'source';
    toggle.textContent = view === 'diagram' ? texts.showSource : texts.showDiagram;
  };
  toggle.addEventListener('click', () => show(block.dataset['view'] === 'diagram' ? 'source' : 'diagram'));

  function fail(): void {
    if (block?.querySelector('.drawing-note')) return;
    remove();
    const note = document.createElement('p');
    note.className = 'drawing-note';
    note.textContent = texts.notDrawn;
    block?.append(note);
  }
  function remove(): void {
    observer.disconnect();
    frame?.destroy();
    toggle.remove();
    place.remove();
    delete block?.dataset['view'];
  }

  const options: IntersectionObserverInit & { scrollMargin: string } = { scrollMargin: NEAR };
  const observer = new IntersectionObserver((entries) => {
    if (frame || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    place.inert = true;
    block.append(place);
    frame = createFrame(place, url, code.textContent, texts.diagram, {
      drawn() {
        if (toggle.isConnected) return;
        copy.before(toggle);
        show('diagram');
      },
      failed: fail,
      silent(message) {
        remove();
        tell(message);
      },
    });
  }, options);
  observer.observe(block);

  return {
    get isConnected() {
      return (
        code.isConnected && (frame === undefined || block.querySelector('.drawing, .drawing-note') !== null)
      );
    },
    destroy() {
      remove();
      block.querySelector('.drawing-note')?.remove();
    },
  };
}
