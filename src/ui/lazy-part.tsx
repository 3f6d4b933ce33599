import { signal, useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Translation } from '../i18n/translation';
import { useUi } from './context';

type Component<Props> = (props: Props) => ComponentChild;

/**
 * A part of the panel that is brought, with its texts, when it is first shown: an empty panel does not pay for it.
 * Where it cannot be had the owner is told, `Fallback` does instead, and the next one shown asks again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<Component<Props>>,
  Fallback?: Component<Props>,
): Component<Props> {
  const part = signal<Component<Props> | undefined>(undefined);
  return function LazyPart(props: Props) {
    const { loadTexts, moreTexts, report } = useUi();
    const failed = useSignal(false);
    useEffect(() => {
      if (part.peek() && moreTexts.peek()) return;
      Promise.all([load(), loadTexts()]).then(
        ([component]) => (part.value = component),
        (cause: unknown) => {
          failed.value = true;
          report('A part of the panel could not be loaded.', cause);
        },
      );
    }, [loadTexts, moreTexts, report, failed]);
    const Shown = part.value && moreTexts.value ? part.value : failed.value ? Fallback : undefined;
    return Shown && <Shown {...props} />;
  };
}

/** All texts, for components of a lazy part: they have come with it. */
export function useTexts(): Translation {
  const texts = useUi().moreTexts.value;
  if (!texts) throw new Error('A lazy part was rendered without its texts.');
  return texts;
}
