import type { MarkdownOptions } from './options';

/** What the page's owner has a say in. */
export type MarkdownSettings = Pick<MarkdownOptions, 'imageHosts' | 'html' | 'maths' | 'diagrams'>;

/**
 * The owner's wishes, whatever they are; what is wrong is left out (and told by settings-faults.ts).
 * @param trusted - origins whose images are shown at once in any case.
 */
export function readSettings(wishes: object, trusted: readonly string[]): MarkdownSettings {
  const { html, maths, diagrams, images }: Record<string, unknown> = { ...wishes };
  return {
    imageHosts:
      images === 'all' ? images : Array.isArray(images) ? [...trusted, ...images.map(String)] : trusted,
    html: html !== false,
    maths: maths !== false,
    diagrams: typeof diagrams === 'string' ? diagrams : diagrams !== false,
  };
}
