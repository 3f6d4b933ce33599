/**
 * The texts of an empty panel; the rest comes with the parts that need it. An owner replaces any of them by the option
 * `texts`. Texts with a blank are functions, so that each language orders its own words.
 */
export interface CoreTexts {
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
  readonly stopped: string;
  readonly suggestedQuestions: string;
  readonly greeting: string;
  readonly loadEarlier: string;
  readonly tryAgain: string;
  readonly dismiss: string;
  readonly loading: string;

  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly stop: string;
  readonly privacy: string;

  readonly conversationGone: string;
  readonly historyFailed: string;
  readonly offline: string;
  readonly conversations: string;

  /** What a visitor is told, by the code of a failure. */
  readonly errors: Readonly<Record<CoreErrorText, string> & Partial<Record<ErrorText, string>>>;
}

/**
 * All texts a visitor reads, named by place. A language is complete or it does not compile.
 * Durations are in seconds, sizes in bytes; numbers come already formatted where they are text.
 */
export interface Translation extends CoreTexts {
  readonly answered: (name: string, text: string) => string;
  readonly jumpToLatest: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly table: string;
  /** Names of the boxes of a task list. */
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly showImage: (host: string) => string;
  readonly openImage: (name: string) => string;

  readonly searchConversations: string;
  readonly noConversations: string;
  readonly noMatches: string;
  readonly untitled: string;
  readonly pinned: string;
  readonly today: string;
  readonly yesterday: string;
  readonly lastWeek: string;
  readonly older: string;
  readonly loadMore: string;
  readonly moreFor: (name: string) => string;
  readonly rename: string;
  readonly conversationName: string;
  readonly pin: string;
  readonly unpin: string;
  readonly remove: string;
  readonly removeConversation: (name: string) => string;
  readonly save: string;
  readonly cancel: string;
  readonly clearSearch: string;
  readonly matches: (count: number) => string;
  /** Of a conversation that was not open when its answer came. */
  readonly newAnswer: string;
  readonly saveConversation: string;
  /** Stands in the emptied field of a name. */
  readonly nameAutomatically: string;
  /** Before the sentence that says why. */
  readonly conversationUnchanged: (name: string) => string;

  readonly messageActions: string;
  readonly copy: string;
  readonly goodAnswer: string;
  readonly badAnswer: string;
  readonly thanks: string;
  readonly comment: string;
  readonly sendComment: string;
  readonly regenerate: string;
  readonly readAloud: string;
  readonly stopReading: string;
  readonly pauseReading: string;
  readonly goOnReading: string;
  readonly edit: string;
  readonly editMessage: string;
  readonly previousVersion: string;
  readonly nextVersion: string;
  readonly version: (number: number, count: number) => string;

  /** A drawing of the answer: `mermaid` and `echarts` between fences. */
  readonly diagram: string;
  readonly showDiagram: string;
  readonly showSource: string;
  /** Of a formula or a diagram. */
  readonly notDrawn: string;
  /** Names of the number that leads to a footnote, and of the number before it, which leads back. */
  readonly footnote: (name: string) => string;
  readonly footnoteBack: (name: string) => string;

  readonly usedTool: (name: string) => string;
  readonly usingTool: (name: string) => string;
  readonly toolInput: string;
  readonly toolOutput: string;
  readonly done: string;
  readonly noAnswer: string;
  readonly steps: string;
  readonly running: string;
  readonly failed: string;
  readonly paused: string;
  readonly round: (number: number, count: number | undefined) => string;
  readonly retries: (count: number) => string;
  readonly seconds: (seconds: string) => string;
  readonly thinking: string;
  readonly thought: string;
  readonly thoughtFor: (seconds: number) => string;
  readonly sources: (count: number) => string;
  readonly image: (name: string) => string;
  readonly close: string;
  readonly previousImage: string;
  readonly nextImage: string;
  readonly zoom: string;
  readonly imageFailed: string;
  readonly showPlayer: (host: string) => string;
  readonly share: (percent: string) => string;
  readonly usage: (tokens: string, seconds: string | undefined) => string;

  readonly attachFiles: string;
  readonly takePhoto: string;
  readonly addLink: string;
  readonly linkAddress: string;
  readonly add: string;
  readonly attachments: string;
  readonly removeFile: (name: string) => string;
  readonly retryFile: (name: string) => string;
  readonly uploading: (name: string) => string;
  readonly filesPending: string;
  readonly tooManyFiles: (limit: number) => string;
  readonly tooLarge: (limit: string) => string;
  readonly noLink: string;
  readonly download: (name: string) => string;
  readonly file: string;
  readonly dropFiles: string;

  readonly recordVoice: string;
  readonly stopRecording: string;
  readonly cancelRecording: string;
  readonly recording: string;
  readonly transcribing: string;
  readonly microphoneDenied: string;
  readonly noMicrophone: string;
  readonly recordingUnsupported: string;
  readonly recordingEmpty: string;
  readonly recordingFailed: string;
  readonly speechFailed: string;

  readonly beforeWeStart: string;
  readonly startChat: string;
  readonly optional: string;
  readonly choose: string;
  readonly missing: string;
  readonly noNumber: string;
  readonly tooLong: (limit: number) => string;
  readonly noJson: string;
  readonly schemaMismatch: (problem: string) => string;
  readonly chooseFile: string;
  readonly chooseFiles: string;
  readonly filesFailed: string;

  readonly run: string;
  readonly runAgain: string;
  readonly result: string;
  readonly noResult: string;
  readonly saveResult: string;
  readonly savedResults: string;
  readonly noSavedResults: string;
  readonly moreLikeThis: string;
  readonly yes: string;
  readonly no: string;

  readonly formFilled: (action: string) => string;
  readonly formExpired: string;
  /** `when` is relative: «in 5 minutes». */
  readonly formExpires: (when: string) => string;

  /** `when` is relative: «in 5 minutes». */
  readonly tryAgainIn: (when: string) => string;

  /** Follows «Open chat» in the launcher's name. */
  readonly unreadAnswers: (count: number) => string;
  /** Describes a launcher that may be moved, by the names of the keys. */
  readonly moveLauncher: string;

  readonly errors: Readonly<Record<ErrorText, string>>;
}

/** Failures with a sentence; the codes of `chat/errors`, spelled here because `i18n` imports nothing. */
export type ErrorText =
  | CoreErrorText
  | 'not-configured'
  | 'quota-exceeded'
  | 'rate-limited'
  | 'busy'
  | 'invalid-input'
  | 'conversation-gone'
  | 'conversation-ended'
  | 'not-found'
  | 'answer-failed'
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

/** Those before the first answer, and those that keep the rest from coming. */
type CoreErrorText =
  | 'network'
  | 'timeout'
  | 'interrupted'
  | 'protocol'
  | 'unauthorized'
  | 'sign-in-required'
  | 'access-denied'
  | 'unavailable'
  | 'server';
