/**
 * All texts a visitor reads, named by place. A language is complete or it does not compile; an owner replaces any of
 * them by the option `texts`. Texts with a blank are functions, so that each language orders its own words.
 */
export interface Translation {
  /** BCP 47 tag. */
  readonly code: string;
  readonly dir: 'ltr' | 'rtl';

  readonly openChat: string;
  readonly hideChat: string;
  readonly newConversation: string;
  readonly expand: string;
  readonly collapse: string;
  readonly closeChat: string;

  readonly conversation: string;
  readonly you: string;
  /** Name of the assistant until the app has told its own. */
  readonly assistant: string;
  readonly answering: string;
  readonly answered: (name: string, text: string) => string;
  readonly stopped: string;
  readonly suggestedQuestions: string;
  readonly greeting: string;
  readonly loadEarlier: string;
  readonly jumpToLatest: string;
  readonly tryAgain: string;
  readonly dismiss: string;
  readonly loading: string;

  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly stop: string;
  readonly privacy: string;

  readonly copyCode: string;
  readonly copied: string;
  readonly table: string;
  /** Names of the boxes of a task list. */
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly showImage: (host: string) => string;
  readonly openImage: (name: string) => string;

  readonly conversationGone: string;
  readonly historyFailed: string;
  readonly offline: string;

  /** What a visitor is told, by the code of a failure. */
  readonly errors: Readonly<Record<ErrorText, string>>;
}

/** Failures with a sentence; the codes of `chat/errors`, spelled here because `i18n` imports nothing. */
export type ErrorText =
  | 'network'
  | 'timeout'
  | 'interrupted'
  | 'protocol'
  | 'unauthorized'
  | 'sign-in-required'
  | 'access-denied'
  | 'unavailable'
  | 'not-configured'
  | 'quota-exceeded'
  | 'rate-limited'
  | 'busy'
  | 'invalid-input'
  | 'conversation-gone'
  | 'conversation-ended'
  | 'not-found'
  | 'answer-failed'
  | 'server'
  | 'wrong-mode'
  | 'feature-disabled'
  | 'file-too-large'
  | 'file-type'
  | 'file-refused'
  | 'link-failed'
  | 'no-audio'
  | 'audio-too-large'
  | 'audio-type'
  | 'speech-unavailable'
  | 'form-gone'
  | 'form-submitted'
  | 'form-expired';
