import { expect, type Widget } from '../fixtures';

/** A question of which only the answer matters. */
export async function askAndWait(widget: Widget, text = 'Where is my parcel?'): Promise<void> {
  const before = await widget.answers.count();
  await widget.ask(text);
  await expect(widget.answers).toHaveCount(before + 1);
  await widget.expectStatus('done');
}

/** Nothing is left open at the server, and the next question can be asked. */
export async function expectFree(widget: Widget): Promise<void> {
  await expect(widget.button('Send')).toBeVisible();
  await expect.poll(async () => (await widget.state()).openStreams).toBe(0);
}
