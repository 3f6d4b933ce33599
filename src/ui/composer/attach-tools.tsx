import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { acceptedExtensions, acceptedKind } from '../../chat/file-kind';
import css from '../../theme/composer-tools.css?inline';
import { useUi } from '../context';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { attachmentsOf } from './attachments-of';
import type { UploadPartProps } from './composer-part';

const CLIP =
  'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5';
const CAMERA = 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z';
const LINK =
  'M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6l-1.5 1.5M14 10a4.5 4.5 0 0 0-6.4 0l-3 3A4.5 4.5 0 0 0 11 19.4l1.5-1.5';

/** The buttons that bring files and links to the question. */
export function AttachTools({ rules, field }: UploadPartProps) {
  const { adopt, chat } = useUi();
  adopt(css);
  const texts = useTexts();
  const attachments = attachmentsOf(chat, rules);
  const linking = useSignal(false);
  const full = attachments.full.value;
  const take = (files: FileList): void => {
    attachments.add(files);
    field.current?.focus();
  };

  return (
    <>
      {rules.upload && (
        <>
          <FileTool
            drawing={CLIP}
            label={texts.attachFiles}
            disabled={full}
            multiple={rules.maxFiles > 1}
            accept={acceptedExtensions(rules)}
            onFiles={take}
          />
          {/* Names of files alone do not make a phone offer its camera. */}
          {acceptedKind('photo.jpg', rules) && matchMedia('(pointer: coarse)').matches && (
            <FileTool
              drawing={CAMERA}
              label={texts.takePhoto}
              disabled={full}
              accept="image/*"
              capture="environment"
              onFiles={take}
            />
          )}
        </>
      )}
      {rules.link && (
        <ToolButton
          drawing={LINK}
          label={texts.addLink}
          disabled={full}
          expanded={linking.value}
          onPress={() => (linking.value = !linking.value)}
        />
      )}
      {linking.value && (
        <LinkField
          onAdd={(url) => attachments.addLink(url)}
          onEnd={() => {
            linking.value = false;
            field.current?.focus();
          }}
        />
      )}
    </>
  );
}

interface FileToolProps {
  drawing: string;
  label: string;
  disabled: boolean;
  accept: string;
  multiple?: boolean;
  /** The camera instead of the files, where there is one. */
  capture?: 'environment';
  onFiles: (files: FileList) => void;
}

/** A button that opens a file picker. */
function FileTool({ drawing, label, disabled, onFiles, ...picked }: FileToolProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        {...picked}
        onChange={({ currentTarget }) => {
          if (currentTarget.files) onFiles(currentTarget.files);
          currentTarget.value = ''; // the same file can be chosen again
        }}
      />
      <ToolButton
        drawing={drawing}
        label={label}
        disabled={disabled}
        onPress={() => picker.current?.click()}
      />
    </>
  );
}

interface ToolButtonProps {
  drawing: string;
  label: string;
  disabled?: boolean;
  expanded?: boolean;
  onPress: () => void;
}

export function ToolButton({ drawing, label, disabled = false, expanded, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      class="composer-tool"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      aria-disabled={disabled ? true : undefined}
      onClick={(event) => {
        event.stopPropagation(); // a press on the box around it means the text
        if (!disabled) onPress();
      }}
    >
      <Drawing path={drawing} />
    </button>
  );
}

interface LinkFieldProps {
  /** @returns whether the address was taken. */
  onAdd: (url: string) => boolean;
  onEnd: () => void;
}

/** Not a form of its own: it stands inside the composer's. */
function LinkField({ onAdd, onEnd }: LinkFieldProps) {
  const texts = useTexts();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const add = (): void => {
    if (onAdd(field.current?.value.trim() ?? '')) onEnd();
  };
  return (
    <div class="link-field" onClick={(event) => event.stopPropagation()}>
      <input
        ref={field}
        type="url"
        dir="ltr"
        aria-label={texts.linkAddress}
        placeholder="https://"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Enter') add();
          else onEnd();
        }}
      />
      <button type="button" onClick={add}>
        {texts.add}
      </button>
    </div>
  );
}
