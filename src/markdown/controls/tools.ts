import type { Cursor } from '../cursor';
import type { MarkdownOptions } from '../options';
import type { decodeEntities } from '../sanitize';
import type { element } from '../shells';
import type { fileNameOf, readImage, readLink } from '../url';

/** What writes a text, handed over: imported from both sides it would be one more file to bring first. */
export interface Tools {
  cursor: Cursor;
  options: MarkdownOptions;
  decodeEntities: typeof decodeEntities;
  element: typeof element;
  fileNameOf: typeof fileNameOf;
  readImage: typeof readImage;
  readLink: typeof readLink;
}
