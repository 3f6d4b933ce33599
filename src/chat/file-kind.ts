import type { UploadRules } from './form-field';
import type { FileKind } from './stream-event';

/** Dify's categories by extension (ref §6.3); whatever is not here is `custom`. */
const EXTENSIONS: readonly (readonly [FileKind, string])[] = [
  ['image', 'jpg jpeg png gif webp svg'],
  ['document', 'txt md mdx markdown pdf html xlsx xls doc docx csv eml msg pptx ppt xml epub'],
  ['audio', 'mp3 m4a wav amr mpga'],
  ['video', 'mp4 mov mpeg webm'],
];

/** Lower case, without the dot; `''` where there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function kindOf(extension: string): FileKind {
  return EXTENSIONS.find(([, all]) => all.split(' ').includes(extension))?.[0] ?? 'custom';
}

/** The category under which a file of this name may be sent, or `undefined` where the app refuses it. */
export function acceptedKind(name: string, rules: UploadRules): FileKind | undefined {
  const extension = extensionOf(name);
  const kind = kindOf(extension);
  if (kind !== 'custom' && rules.kinds.includes(kind)) return kind;
  return rules.kinds.includes('custom') && rules.extensions.includes(extension) ? 'custom' : undefined;
}

/** For the `accept` of a file picker. */
export function acceptedExtensions(rules: UploadRules): string {
  return EXTENSIONS.filter(([kind]) => rules.kinds.includes(kind))
    .flatMap(([, all]) => all.split(' '))
    .concat(rules.kinds.includes('custom') ? rules.extensions : [])
    .map((extension) => `.${extension}`)
    .join(',');
}
