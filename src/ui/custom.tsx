import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useUi } from './context';
import { useUniqueId } from './use-unique-id';

interface CustomProps {
  name: string;
  /** Reads what it draws, and so is called again with each change. */
  draw: (former: Node | undefined) => Node | string | undefined;
  usual: ComponentChild;
}

/**
 * What the page draws in the place of a part. It stands outside of the shadow root, in a slot: the page's styles reach it
 * as they reach the rest of the page. Where drawing fails the part is shown as usual, and the owner is told.
 */
export function Custom({ name, draw, usual }: CustomProps) {
  const { report } = useUi();
  const id = useUniqueId();
  const slot = useRef<HTMLSlotElement>(null);
  const box = useRef<HTMLElement | undefined>(undefined);
  const former = useRef<Node | undefined>(undefined);
  const isTold = useRef(false);

  function drawSafely(): Node | undefined {
    try {
      const drawn: unknown = draw(former.current);
      if (isNode(drawn)) return drawn;
      if (typeof drawn === 'string') return new Text(drawn);
      if (drawn) throw new TypeError('It returned neither a node nor a text.', { cause: drawn });
    } catch (cause) {
      // Once for the many changes of an answer that streams.
      if (!isTold.current) report(`renderers.${name} failed: it is drawn as usual.`, cause);
      isTold.current = true;
    }
    return undefined;
  }
  const node = drawSafely();
  former.current = node;

  useLayoutEffect(() => {
    const root = slot.current?.getRootNode();
    if (!node || !(root instanceof ShadowRoot)) {
      box.current?.remove();
      return;
    }
    box.current ??= Object.assign(document.createElement('div'), { slot: id });
    if (node.parentNode !== box.current) box.current.replaceChildren(node);
    if (!box.current.isConnected) root.host.append(box.current);
  });
  useEffect(() => () => box.current?.remove(), []);

  return node ? <slot ref={slot} name={id} /> : usual;
}

/** Also one of another window. */
function isNode(value: unknown): value is Node {
  return typeof Object(value).nodeType === 'number';
}
