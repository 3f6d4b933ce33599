import type { FileKind } from '../../chat/stream-event';
import { Drawing } from '../icon';

const SHEET = 'M14 3v5h5M7 3h7l5 5v13H5V5a2 2 0 0 1 2-2z';
const PATHS: Readonly<Record<FileKind, string>> = {
  document: SHEET,
  custom: SHEET,
  image:
    'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM4 16l5-5 4 4 3-3 4 4M15.5 8.5v.01',
  audio:
    'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  video: 'M4 6h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM16 10.5 21 7v10l-5-3.5',
};

/** What kind of file it is, as a picture. */
export function FileIcon({ kind }: { kind: FileKind }) {
  return <Drawing path={PATHS[kind]} />;
}
