import { originOf } from './url';

const KINDS: Readonly<Record<string, readonly [string, (value: unknown) => boolean]>> = {
  html: ['boolean', (value) => typeof value === 'boolean'],
  maths: ['boolean', (value) => typeof value === 'boolean'],
  diagrams: ['boolean or text', (value) => /^(boolean|string)$/.test(typeof value)],
  images: [
    'trusted | all | list of hosts',
    (value) => value === 'trusted' || value === 'all' || Array.isArray(value),
  ],
};

/** What is wrong in the owner's wishes for Markdown, in one line each. Lazy: most owners have none. */
export function findSettingsFaults(wishes: object): string[] {
  const faults = Object.entries(wishes).flatMap(([name, value]) => {
    const [kind, isRight] = Object.entries(KINDS).find(([known]) => known === name)?.[1] ?? [];
    if (kind === undefined) return [`unknown option "markdown.${name}"`];
    return value === undefined || isRight?.(value) ? [] : [`option "markdown.${name}" should be: ${kind}`];
  });
  const { images }: { images?: unknown } = wishes;
  const hosts: unknown[] = Array.isArray(images) ? images : [];
  const wrong = hosts.filter((host) => typeof host !== 'string' || originOf(host) === undefined);
  return [
    ...faults,
    ...wrong.map(
      (host) =>
        `option "markdown.images": ${JSON.stringify(host)} is no host. Each is written as "cdn.example.com", with its port where it has one, without a path or "*".`,
    ),
  ];
}
