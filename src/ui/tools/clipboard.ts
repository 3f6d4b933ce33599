/**
 * Copies a text, with its formatted twin where there is one: each program takes what it can keep.
 * Pages without https, and frames that may not write to the clipboard, have an older command.
 * Rejects where that is refused as well.
 */
export async function copyText(text: string, html: string): Promise<void> {
  const forms = { 'text/plain': text, ...(html !== '' && { 'text/html': html }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch {
    copyByCommand(forms);
  }
}

function copyByCommand(forms: Readonly<Record<string, string>>): void {
  const handleCopy = (event: ClipboardEvent): void => {
    for (const [type, form] of Object.entries(forms)) event.clipboardData?.setData(type, form);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', handleCopy, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', handleCopy, { capture: true });
  if (!isDone) throw new Error('The browser refused to copy.');
}
