import type { AppIcon, Conversation, ConversationPage, OutgoingFile, SavedPage } from './transport';
import type { FileKind, HumanForm, MessageFile, StreamEvent } from './stream-event';

export type Rating = 'like' | 'dislike';

/** An uploaded file or a link that the server took. */
export interface UploadedFile {
  /** What a question sends. */
  readonly item: OutgoingFile;
  /** What is shown. */
  readonly file: MessageFile;
}

export interface UploadOptions {
  kind: FileKind;
  signal?: AbortSignal | undefined;
  /** 0–1, as the bytes leave. */
  onProgress?: ((share: number) => void) | undefined;
}

/** What a completion app answered to «more like this»: stored, with an id of its own. */
export interface CompletionResult {
  readonly messageId: string | undefined;
  readonly text: string;
}

export interface ConversationQuery {
  /** Only those the visitor has pinned, or only the others. */
  pinned: boolean;
  after?: string | undefined;
  /** 1–100. Default 40. */
  limit?: number | undefined;
  /** `-` for the latest first. Default `-updated_at`. */
  sortBy?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | undefined;
}

/** A text to be said; voices are not listed by the server, without one the app's own speaks. */
export interface SpokenText {
  readonly text: string;
  readonly voice?: string | undefined;
}

export interface LinkInfo {
  readonly mimeType: string | undefined;
  /** Bytes. */
  readonly size: number | undefined;
}

/** Absent flags are off. */
export interface SystemFeatures {
  /** Title of the operator's own brand. */
  readonly brand: string | undefined;
  /** Ways to sign in where apps ask for that (enterprise). */
  readonly signIn:
    { readonly sso: boolean; readonly emailCode: boolean; readonly password: boolean } | undefined;
}

/**
 * All that a conversation may need besides asking; `api/` brings it on first use.
 * Every method rejects with a `ChatError`, or with the signal's reason where one is given and aborted.
 */
export interface Services {
  /** Latest change first; `after` is the last id of the page before. */
  conversations: (query: ConversationQuery) => Promise<ConversationPage>;
  renameConversation: (id: string, name: string) => Promise<Conversation>;
  /** Lets the server make up a name from what was said. */
  nameConversation: (id: string) => Promise<Conversation>;
  pinConversation: (id: string, pinned: boolean) => Promise<void>;
  deleteConversation: (id: string) => Promise<void>;

  /** Costs the owner a model call: ask once, after a completed answer. */
  suggestions: (messageId: string) => Promise<readonly string[]>;
  /** `undefined` withdraws. */
  rate: (messageId: string, rating: Rating | undefined, comment?: string) => Promise<void>;

  upload: (file: File, options: UploadOptions) => Promise<UploadedFile>;
  uploadLink: (url: string, options: UploadOptions) => Promise<UploadedFile>;
  /** What the server finds at an address, without keeping it. */
  linkInfo: (url: string) => Promise<LinkInfo>;

  /** WAV or MP3 → text. */
  transcribe: (recording: Blob, signal?: AbortSignal) => Promise<string>;
  /** A stored answer (by its id) or a text as MP3, in pieces as they come. */
  speak: (said: string | SpokenText, signal: AbortSignal) => AsyncIterable<Uint8Array>;

  /** What the server's operator has set; asked without access. */
  systemFeatures: () => Promise<SystemFeatures>;
  /** Icons of tools, by name. Cosmetic. */
  toolIcons: () => Promise<ReadonlyMap<string, AppIcon>>;

  /** A form that waits for a person (≥ 1.13). */
  form: (token: string) => Promise<HumanForm>;
  submitForm: (token: string, action: string, inputs: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Files of such a form go through a door of its own (newer servers). */
  formUploads: (token: string) => Uploads;
  /** Follows a run on: its state so far, then what happens (≥ 1.13; older servers reject with `not-found`). */
  resume: (runId: string, signal: AbortSignal) => AsyncIterable<StreamEvent>;

  moreLikeThis: (messageId: string) => Promise<CompletionResult>;
  savedMessages: (after?: string) => Promise<SavedPage>;
  saveMessage: (messageId: string) => Promise<void>;
  unsaveMessage: (messageId: string) => Promise<void>;
}

/** What brings files to the server. */
export type Uploads = Pick<Services, 'upload' | 'uploadLink'>;
