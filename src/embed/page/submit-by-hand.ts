/**
 * A frame without `allow-forms` drops a form before anybody hears of it. Nothing of ours is ever sent by the browser, so
 * the press of a button becomes what it would have been: checked, then told to the form.
 */
export function submitByHand(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    const form = button?.form;
    if (!form || button.type !== 'submit' || event.defaultPrevented) return;
    event.preventDefault();
    if (!form.noValidate && !button.formNoValidate && !form.reportValidity()) return;
    form.dispatchEvent(new SubmitEvent('submit', { submitter: button, bubbles: true, cancelable: true }));
  });
}
