import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { whenTrue } from './when-true';

test('waits for its condition, and does not wait without one', async () => {
  const { signal: abort } = new AbortController();
  await whenTrue(undefined, abort);
  await whenTrue(signal(true), abort);
  const condition = signal(false);
  let isMet = false;
  const met = whenTrue(condition, abort).then(() => (isMet = true));
  await Promise.resolve();
  expect(isMet).toBe(false);
  condition.value = true;
  await met;
});

test('waits no longer than until the abort, also where that came first', async () => {
  const connection = new AbortController();
  const waiting = whenTrue(signal(false), connection.signal);
  connection.abort();
  await expect(waiting).resolves.toBeUndefined();
  await expect(whenTrue(signal(false), connection.signal)).resolves.toBeUndefined();
});
