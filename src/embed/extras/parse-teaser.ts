import type { Options } from '../config';

export type Teaser = NonNullable<Options['teaser']>;

/** How each part of the option is told apart, in the words of the warning. */
const PARTS: Readonly<Record<keyof Teaser, readonly [string, (value: unknown) => boolean]>> = {
  text: ['text', (value) => typeof value === 'string' && value.trim() !== ''],
  afterSeconds: ['number of seconds', (value) => typeof value === 'number' && value >= 0],
  afterScroll: ['number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  onExitIntent: ['boolean', (value) => typeof value === 'boolean'],
  urls: [
    'list of texts',
    (value) => Array.isArray(value) && value.every((pattern) => typeof pattern === 'string'),
  ],
};

/** The parts that are right; what is wrong is told in one line each. @returns `undefined` without a text. */
export function parseTeaser(raw: object, warn: (message: string) => void): Teaser | undefined {
  const { text, ...rest } = Object.fromEntries(
    Object.entries(raw).filter(([name, value]) => {
      const [kind, isRight] = Object.entries(PARTS).find(([part]) => part === name)?.[1] ?? [];
      if (kind === undefined) warn(`unknown option "teaser.${name}"`);
      else if (value !== undefined && !isRight?.(value)) warn(`option "teaser.${name}" should be: ${kind}`);
      return isRight?.(value);
    }),
  );
  if (typeof text === 'string') return { ...rest, text };
  warn('option "teaser" needs a text');
  return undefined;
}
