import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { Attachment, AttachmentProblem, Attachments } from '../../chat/attachments';
import css from '../../theme/attachments.css?inline';
import type { Translation } from '../../i18n/translation';
import { useUi } from '../context';
import { Drawing, Icon } from '../icon';
import { useTexts } from '../lazy-part';
import { FileIcon } from './file-icon';
import { formatFileSize } from './file-size';

const RETRY = 'M20 5v5h-5M19.4 10A8 8 0 1 0 20 14';

interface TilesProps {
  attachments: Attachments;
  /** The last tile has been taken away: the focus needs a new place. */
  onEmpty?: () => void;
}

/** Files on their way: a tile each, with what can be done about it, and a sentence where something was not taken. */
export function AttachmentTiles({ attachments, onEmpty }: TilesProps) {
  useUi().adopt(css);
  const texts = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const items = attachments.items.value;
  const problem = attachments.problem.value;

  // Beside a draft the list scrolls: the one that has just come is seen.
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [items.at(-1)?.key]);

  /** The button that had the focus goes: its neighbour takes it. */
  function remove(index: number): void {
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-command="remove-file"]');
    const neighbour = buttons?.[index + 1] ?? buttons?.[index - 1];
    if (neighbour) neighbour.focus();
    else onEmpty?.();
    attachments.remove(items[index]?.key ?? '');
  }

  return (
    <>
      {items.length > 0 && (
        <ul ref={list} class="tiles" aria-label={texts.attachments}>
          {items.map((item, index) => (
            <Tile
              key={item.key}
              item={item}
              onRetry={() => attachments.retry(item.key)}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      {problem && (
        <p class="tiles-problem" role="alert">
          {problemText(problem, texts)}
        </p>
      )}
    </>
  );
}

interface TileProps {
  item: Attachment;
  onRetry: () => void;
  onRemove: () => void;
}

function Tile({ item, onRetry, onRemove }: TileProps) {
  const texts = useTexts();
  const { name, status, progress, canRetry } = item;
  return (
    <li class="tile" data-status={status}>
      <span class="tile-picture">
        <Thumbnail item={item} />
      </span>
      <span class="tile-text">
        <span class="tile-name" dir="auto" title={name}>
          {name}
        </span>
        {status === 'failed' ? (
          <span class="tile-note" role="alert" dir="auto">
            {failureText(item, texts)}
          </span>
        ) : (
          <span class="tile-note" dir="auto">
            {noteText(item, texts)}
          </span>
        )}
        {status === 'uploading' && (
          <progress aria-label={texts.uploading(name)} {...(item.source && { value: progress, max: 1 })} />
        )}
      </span>
      {canRetry && (
        <TileButton command="retry-file" label={texts.retryFile(name)} onPress={onRetry}>
          <Drawing path={RETRY} />
        </TileButton>
      )}
      <TileButton command="remove-file" label={texts.removeFile(name)} onPress={onRemove}>
        <Icon name="close" />
      </TileButton>
    </li>
  );
}

interface TileButtonProps {
  command: string;
  label: string;
  onPress: () => void;
  children: ComponentChildren;
}

function TileButton({ command, label, onPress, children }: TileButtonProps) {
  return (
    <button
      type="button"
      class="tile-button"
      data-command={command}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** A picture of the visitor's own, else what kind of file it is. */
function Thumbnail({ item: { kind, source } }: { item: Attachment }) {
  const url = useSignal<string | undefined>(undefined);
  useEffect(() => {
    if (kind !== 'image' || !source) return undefined;
    const address = URL.createObjectURL(source);
    url.value = address;
    return () => URL.revokeObjectURL(address);
  }, [kind, source, url]);
  // A picture that the browser or the page's policy does not show is no loss.
  return url.value === undefined ? (
    <FileIcon kind={kind} />
  ) : (
    <img src={url.value} alt="" onError={() => (url.value = undefined)} />
  );
}

/** «1.2 MB · 62 %» */
function noteText({ size, status, progress, source }: Attachment, { code }: Translation): string {
  const parts = size === undefined ? [] : [formatFileSize(size, code)];
  if (status === 'uploading' && source) {
    parts.push(new Intl.NumberFormat(code, { style: 'percent' }).format(progress));
  }
  return parts.join(' · ');
}

function failureText({ error = 'file-refused', maxBytes }: Attachment, texts: Translation): string {
  if (error === 'file-too-large') return texts.tooLarge(formatFileSize(maxBytes, texts.code));
  return texts.errors[error];
}

function problemText(problem: AttachmentProblem, texts: Translation): string {
  return problem.type === 'no-link' ? texts.noLink : texts.tooManyFiles(problem.limit);
}
