import type { RefObject } from 'preact';
import type { UploadRules } from '../../chat/form-field';

/** What the composer gives to its lazy parts. */
export interface ComposerPartProps {
  field: RefObject<HTMLTextAreaElement | null>;
}

export interface UploadPartProps extends ComposerPartProps {
  rules: UploadRules;
}
