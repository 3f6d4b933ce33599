import { createFrame } from './frame';
import { createPicture } from './picture';

/** The words around a drawing. */
export interface DiagramTexts {
  diagram: string;
  showDiagram: string;
  showSource: string;
  notDrawn: string;
}

/** What is told about a drawing. */
export interface DrawingEvents {
  drawn: () => void;
  /** The source is none of its kind. */
  failed: () => void;
  /** Nothing was heard of it: the page may forbid it. */
  silent: (message: string) => void;
}

/** A drawing in its place. */
export interface Drawing {
  destroy(): void;
}

export interface Diagram {
  readonly isConnected: boolean;
  destroy(): void;
}

/** So many pixels before it is scrolled to, a diagram is drawn. */
const NEAR = '200px';

/**
 * Draws the block of code around `code`, when it is in sight: in a frame of its own, or as a picture. The code stays beside
 * the drawing, and instead of it where there is none.
 * @param page - of the frame (src/frame); `undefined`: the code is a picture.
 * @param tell - hears why there is no drawing.
 */
export function createDiagram(
  code: HTMLElement,
  page: string | undefined,
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
  let drawing: Drawing | undefined;

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
    drawing?.destroy();
    toggle.remove();
    place.remove();
    delete block?.dataset['view'];
  }

  const options: IntersectionObserverInit & { scrollMargin: string } = { scrollMargin: NEAR };
  const observer = new IntersectionObserver((entries) => {
    if (drawing || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    place.inert = true;
    block.append(place);
    const create = page === undefined ? createPicture : createFrame.bind(undefined, page);
    drawing = create(place, code.textContent, texts.diagram, {
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
        code.isConnected && (drawing === undefined || block.querySelector('.drawing, .drawing-note') !== null)
      );
    },
    destroy() {
      remove();
      block.querySelector('.drawing-note')?.remove();
    },
  };
}
