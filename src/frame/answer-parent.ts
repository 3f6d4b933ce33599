/** What a drawing should look like. */
export interface Look {
  dark: boolean;
  /** CSS colours of the panel. */
  text: string;
  ground: string;
  line: string;
}

/** Draws a source into a box. Rejects where it is none. */
type Draw = (source: string, look: Look, box: HTMLElement) => Promise<void>;

/**
 * The inside of a sandboxed frame: draws what the widget sends and answers with its height. The source is hostile text;
 * this document has no origin, no network and nothing to steal.
 */
export function answerParent(draw: Draw): void {
  const box = document.querySelector<HTMLElement>('#box');
  if (!box) return;
  /** One drawing after the other: libraries share state. */
  let last = Promise.resolve();
  let isDrawn = false;
  const tell = (message: object): void => window.parent.postMessage(message, '*');
  const tellHeight = (): void => {
    if (isDrawn) tell({ type: 'drawn', height: Math.ceil(box.getBoundingClientRect().height) });
  };

  async function show(source: string, look: Look, target: HTMLElement): Promise<void> {
    const { style } = document.documentElement;
    style.colorScheme = look.dark ? 'dark' : 'light';
    style.background = look.ground;
    style.color = look.text;
    try {
      await draw(source, look, target);
      isDrawn = true;
      tellHeight();
    } catch {
      isDrawn = false;
      tell({ type: 'failed' });
    }
  }

  addEventListener('message', ({ source: sender, data }: MessageEvent<unknown>) => {
    const request = sender === window.parent ? readRequest(data) : undefined;
    if (request) last = last.then(() => show(request.source, request.look, box));
  });
  new ResizeObserver(tellHeight).observe(box);
  tell({ type: 'ready' });
}

function readRequest(data: unknown): { source: string; look: Look } | undefined {
  if (typeof data !== 'object' || data === null || !('source' in data) || !('look' in data)) return undefined;
  const { source, look } = data;
  if (typeof source !== 'string' || typeof look !== 'object' || look === null) return undefined;
  const read = (name: string): string => String(Reflect.get(look, name) ?? '');
  return {
    source,
    look: {
      dark: read('dark') === 'true',
      text: read('text'),
      ground: read('ground'),
      line: read('line'),
    },
  };
}
