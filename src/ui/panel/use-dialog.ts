import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import { PHONE } from '../phone';

/** Shows and hides the dialog with `open`: a popover beside the page, a modal sheet on a phone. */
export function useDialog(ref: RefObject<HTMLDialogElement | null>): void {
  const { open, takesFocus } = useUi();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const phone = matchMedia(PHONE);

    const hide = (): void => {
      if (dialog.matches(':popover-open')) dialog.hidePopover();
      if (dialog.open) dialog.close();
    };
    const show = (): void => {
      hide();
      if (phone.matches) dialog.showModal();
      else {
        dialog.inert = !takesFocus.current; // or the browser itself would bring the focus in
        dialog.showPopover();
        dialog.inert = false;
      }
      if (takesFocus.current) focusIn(dialog);
    };
    const stop = effect(() => {
      if (open.value) show();
      else hide();
    });
    const handleChange = (): void => {
      if (open.peek()) show();
    };
    const ended = new AbortController();
    phone.addEventListener('change', handleChange, ended);
    fitViewport(dialog, ended);
    // A page that puts a new body in place takes it out of the top layer; the host comes back by itself.
    new ResizeObserver(() => {
      if (open.peek() && dialog.isConnected && !dialog.matches(':popover-open,:modal')) show();
    }).observe(dialog);
    return () => {
      stop();
      ended.abort();
    };
  }, [ref, open, takesFocus]);
}

function focusIn(dialog: HTMLDialogElement): void {
  // On touch, focus in a field would throw up the keyboard over the greeting.
  const target = matchMedia('(pointer: coarse)').matches
    ? dialog.querySelector<HTMLElement>('.log')
    : dialog.querySelector<HTMLElement>('.field .control,.composer textarea');
  target?.focus({ preventScroll: true });
}

/** A phone's keyboard shrinks the visual viewport, not the layout: the sheet follows what can be seen. */
function fitViewport(dialog: HTMLDialogElement, ended: AbortController): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = (): void => {
    dialog.style.setProperty('--_viewport-height', `${viewport.height}px`);
    dialog.style.setProperty('--_viewport-top', `${viewport.offsetTop}px`);
  };
  fit();
  viewport.addEventListener('resize', fit, ended);
  viewport.addEventListener('scroll', fit, ended);
}
