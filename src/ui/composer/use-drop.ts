import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Attachments } from '../../chat/attachments';

/** Takes files that are pasted into `field` or dropped on its panel. @returns whether files hang over the panel. */
export function useDrop(
  field: RefObject<HTMLTextAreaElement | null>,
  attachments: Attachments,
): ReadonlySignal<boolean> {
  const isDragging = useSignal(false);
  useEffect(() => {
    const panel = field.current?.closest<HTMLElement>('.panel');
    const ended = new AbortController();
    // A drag enters a child before it leaves its parent.
    let depth = 0;
    const setDepth = (next: number): void => {
      depth = Math.max(0, next);
      isDragging.value = depth > 0;
    };
    const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

    field.current?.addEventListener(
      'paste',
      (event) => {
        const files = event.clipboardData?.files;
        // Office programs put a picture beside the text that was copied: the text is meant.
        if (!files?.length || event.clipboardData?.types.includes('text/plain')) return;
        event.preventDefault();
        attachments.add(files);
      },
      ended,
    );
    panel?.addEventListener(
      'dragenter',
      (event) => {
        if (hasFiles(event)) setDepth(depth + 1);
      },
      ended,
    );
    panel?.addEventListener(
      'dragleave',
      (event) => {
        if (hasFiles(event)) setDepth(depth - 1);
      },
      ended,
    );
    panel?.addEventListener(
      'dragover',
      (event) => {
        if (hasFiles(event)) event.preventDefault();
      },
      ended,
    );
    panel?.addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        attachments.add(event.dataTransfer?.files ?? []);
      },
      ended,
    );
    return () => ended.abort();
  }, [field, attachments, isDragging]);
  return isDragging;
}
