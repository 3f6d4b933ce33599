import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { TargetedMouseEvent } from 'preact';
import type { MessageFile } from '../../chat/stream-event';
import type { TurnView } from '../../chat/turn-tree';
import css from '../../theme/media.css?inline';
import { useUi } from '../context';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { replaceable } from '../replaceable';
import { DOWNLOAD } from './drawings';
import { FileIcon } from './file-icon';
import { formatFileSize } from './file-size';

/** Signed addresses live for five minutes by default: older ones are renewed before they are followed. */
const FRESH_MS = 240_000;
const firstSeen = new WeakMap<MessageFile, number>();

interface FilesProps {
  files: readonly MessageFile[];
  turn: TurnView;
}

/** Files of a question or an answer: pictures, players, tiles to download. */
export function Files({ files, turn }: FilesProps) {
  const { adopt } = useUi();
  adopt(css);
  return (
    <ul class="files" aria-label={useTexts().attachments}>
      {files.map((file, index) => (
        <li key={file.id ?? index}>
          <FileView file={file} turn={turn} />
        </li>
      ))}
    </ul>
  );
}

interface FileProps {
  file: MessageFile;
  turn: TurnView;
}

const FileView = replaceable('file', UsualFile, ({ file }: FileProps) => file);

function UsualFile({ file, turn }: FileProps) {
  const { chat } = useUi();
  const { file: fallback } = useTexts();
  const failures = useSignal(0);
  const name = file.name ?? nameOfAddress(file.url) ?? fallback;
  if (!firstSeen.has(file)) firstSeen.set(file, performance.now());

  /** Its address may have died: the server has a new one. Once; what is gone stays a tile. */
  function handleError(): void {
    failures.value++;
    if (failures.peek() > 1) return;
    chat.renewFiles(turn).catch(() => (failures.value = 2));
  }
  if (file.url === undefined || failures.value > 1) return <Tile file={file} name={name} turn={turn} />;
  switch (file.kind) {
    case 'image':
      return <PictureButton url={file.url} name={name} onError={handleError} />;
    case 'audio':
      return <audio src={file.url} controls preload="metadata" aria-label={name} onError={handleError} />;
    case 'video':
      return (
        <video
          src={file.url}
          controls
          playsInline
          preload="metadata"
          aria-label={name}
          onError={handleError}
        />
      );
    default:
      return <Tile file={file} name={name} turn={turn} />;
  }
}

function PictureButton({ url, name, onError }: { url: string; name: string; onError: () => void }) {
  const { report } = useUi();
  const texts = useTexts();
  async function showAmongOthers(button: HTMLElement): Promise<void> {
    const container = button.closest<HTMLElement>('.root');
    const buttons = [...(button.closest('.files')?.querySelectorAll<HTMLElement>('.picture') ?? [])];
    const pictures = buttons.flatMap((other) => {
      const image = other.querySelector('img');
      return image ? { url: image.src, name: image.alt } : [];
    });
    const { openImages } = await import('./lightbox');
    if (container) openImages(container, pictures, buttons.indexOf(button), texts);
  }
  const handleClick = ({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>): void => {
    showAmongOthers(currentTarget).catch((cause: unknown) => report('An image could not be opened.', cause));
  };
  return (
    <button type="button" class="picture" aria-label={texts.openImage(name)} onClick={handleClick}>
      <img src={url} alt={name} loading="lazy" onError={onError} />
    </button>
  );
}

function Tile({ file, name, turn }: { file: MessageFile; name: string; turn: TurnView }) {
  const { chat, texts: core, report } = useUi();
  const texts = useTexts();
  const link = useRef<HTMLAnchorElement>(null);
  const content = (
    <>
      <FileIcon kind={file.kind} />
      <span>
        <bdi>{name}</bdi>
        {file.size !== undefined && <small dir="auto">{formatFileSize(file.size, core.code)}</small>}
      </span>
    </>
  );
  if (file.url === undefined) return <span class="file">{content}</span>;

  function handleClick(event: TargetedMouseEvent<HTMLAnchorElement>): void {
    if (isFresh(file)) return;
    event.preventDefault();
    firstSeen.set(file, performance.now());
    chat
      .renewFiles(turn)
      .catch((cause: unknown) => report('The address of a file could not be renewed.', cause))
      .finally(() => link.current?.click());
  }
  return (
    <a
      ref={link}
      class="file"
      href={file.url}
      target="_blank"
      rel="noopener noreferrer"
      download={file.name}
      onClick={handleClick}
    >
      <span class="hidden-text">{`${texts.download('').trim()} `}</span>
      {content}
      <Drawing path={DOWNLOAD} />
    </a>
  );
}

/** Files of tools come without a name while they are live. */
function nameOfAddress(url: string | undefined): string | undefined {
  const name = url && /\/([^/?#]+\.\w+)(?:[?#]|$)/.exec(url)?.[1];
  try {
    return name ? decodeURIComponent(name) : undefined;
  } catch {
    return name; // a stray percent sign
  }
}

function isFresh(file: MessageFile): boolean {
  return performance.now() - (firstSeen.get(file) ?? 0) < FRESH_MS;
}
