import { effect, type ReadonlySignal } from '@preact/signals';

/** Resolves as soon as the condition is met, at once where there is none, or when `abort` fires. */
export async function whenTrue(
  condition: ReadonlySignal<boolean> | undefined,
  abort: AbortSignal,
): Promise<void> {
  if (!condition || condition.peek() || abort.aborted) return;
  let stop = (): void => {};
  await new Promise<void>((resolve) => {
    stop = effect(() => {
      if (condition.value) resolve();
    });
    abort.addEventListener('abort', () => resolve());
  });
  stop();
}
