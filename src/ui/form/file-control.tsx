import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Attachments } from '../../chat/attachments';
import { acceptedExtensions } from '../../chat/file-kind';
import type { FormCell } from '../../chat/form-model';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { AttachmentTiles } from '../media/attachment-tiles';

const UPLOAD = 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 16v3h14v-3';

interface FileControlProps {
  cell: FormCell;
  /** Attributes that every control has. */
  common: { id: string; class: string };
}

/** Picks files or takes a link, and shows what has come of them. */
export function FileControl({ cell: { field, files }, common }: FileControlProps) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  if (!files || field.kind !== 'file') return null;
  const { rules } = files;
  const isOne = rules.maxFiles === 1;
  const focusFirst = (): void => box.current?.querySelector<HTMLElement>('.control')?.focus();
  return (
    <div ref={box} class="file-field">
      <AttachmentTiles attachments={files} onEmpty={focusFirst} />
      {rules.upload && (
        // The element lies over its face: it is pressed, focused and dropped on as it is.
        <span class="pick">
          <input
            {...common}
            type="file"
            multiple={!isOne}
            accept={acceptedExtensions(rules)}
            onChange={({ currentTarget }) => {
              // Where only one fits, another takes its place.
              if (isOne && currentTarget.files?.length) files.clear();
              files.add([...(currentTarget.files ?? [])]);
              currentTarget.value = ''; // the same file may be picked again
            }}
          />
          <span class="pick-face" aria-hidden="true">
            <Drawing path={UPLOAD} />
            {isOne ? texts.chooseFile : texts.chooseFiles}
          </span>
        </span>
      )}
      {rules.link && <LinkControl id={common.id} files={files} common={rules.upload ? undefined : common} />}
    </div>
  );
}

interface LinkControlProps {
  /** Of the field. */
  id: string;
  files: Attachments;
  /** Where a link is all there is, its address is the control of the field. */
  common: FileControlProps['common'] | undefined;
}

function LinkControl({ id, files, common }: LinkControlProps) {
  const texts = useTexts();
  const address = useSignal('');
  const isOpen = useSignal(common !== undefined);
  const box = useRef<HTMLSpanElement>(null);
  function add(): void {
    if (files.rules.maxFiles === 1 && /^https?:/i.test(address.peek().trim())) files.clear();
    if (files.addLink(address.peek())) address.value = '';
  }
  if (!isOpen.value) {
    return (
      <button
        type="button"
        class="link-open"
        aria-describedby={`${id}-label`}
        onClick={() => {
          isOpen.value = true;
          requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
        }}
      >
        {texts.addLink}
      </button>
    );
  }
  return (
    <span ref={box} class="control-row link">
      <input
        class="control"
        type="url"
        dir="ltr"
        placeholder="https://"
        aria-label={common ? undefined : texts.linkAddress}
        aria-describedby={`${id}-label`}
        {...common}
        value={address.value}
        onInput={(event) => (address.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault(); // the form is not done yet
          add();
        }}
      />
      <button type="button" class="button" onClick={add}>
        {texts.add}
      </button>
    </span>
  );
}
