import { loadAppInfo } from './api/app-info';
import { ask, resumeRun, stopTask } from './api/ask';
import { connect } from './api/connect';
import { errorOfResponse } from './api/errors';
import { loadMessages } from './api/messages';
import { once } from './api/once';
import { createServices } from './api/services';
import { untilEnd } from './api/until-end';
import type { Services, SpokenText } from './chat/services';
import type { Store } from './chat/store';
import type { StreamEvent } from './chat/stream-event';
import type { AppInfo, AppMode, MessagePage, OutgoingFile, SendRequest } from './chat/transport';

export { fileItem } from './api/input-values';
export {
  EMPTY_ANSWER,
  type Answer,
  type AnswerForm,
  type AnswerStatus,
  type Run,
  type Step,
} from './chat/answer';
export { ChatError, type ChatErrorCode } from './chat/errors';
export { acceptedKind } from './chat/file-kind';
export type { FormField, UploadRules } from './chat/form-field';
export { reduceAnswer } from './chat/reduce-answer';
export type {
  CompletionResult,
  ConversationQuery,
  LinkInfo,
  Rating,
  Services,
  SpokenText,
  SystemFeatures,
  UploadedFile,
  UploadOptions,
} from './chat/services';
export type { Store } from './chat/store';
export type {
  AgentLog,
  AgentThought,
  AgentTool,
  ContainerStep,
  EventIds,
  FileKind,
  HumanForm,
  HumanFormInput,
  MessageFile,
  RunStatus,
  Source,
  StepStatus,
  StreamEvent,
  StreamEventType,
  Usage,
  WorkflowStep,
} from './chat/stream-event';
export {
  PREVIOUS_ROW,
  type AppIcon,
  type AppInfo,
  type AppMode,
  type Conversation,
  type ConversationPage,
  type MessagePage,
  type OutgoingFile,
  type SavedMessage,
  type SavedPage,
  type StoredForm,
  type StoredMessage,
} from './chat/transport';

export interface ClientOptions {
  /** Absolute address of the web API, e.g. `https://dify.example/api`. */
  apiUrl: string;
  /** Web code of the app: the last part of its public address. */
  token: string;
  /** Finds the same person and history again for whoever knows it: make it unguessable. Default: a new person. */
  userId?: string | undefined;
  /** For an own proxy or gateway: its result is sent as Bearer instead of Dify's passport. Asked again after a 401. */
  getAccessToken?: (() => Promise<string>) | undefined;
  /** Makes all calls. Default: the global `fetch`, looked up at each call. */
  fetch?: typeof fetch | undefined;
  /**
   * Keeps the passport and the mode of the app, under keys that name address, app and person: one store may serve
   * many clients. Whoever has the passport is that person. Default: memory of this client.
   */
  storage?: Store | undefined;
  /** Sent along as `trace_id` in the body of every question: 1–128 of `A-Za-z0-9_-`. Dify ignores it, a gateway may not. */
  traceId?: string | undefined;
  /** `blocking` for networks that hold streams back; workflows and agents always stream. Default `streaming`. */
  responseMode?: 'streaming' | 'blocking' | undefined;
  /** A stream without a byte for so long fails with `timeout`. Servers ping every 10 s. Default 60,000. */
  silenceMs?: number | undefined;
  /** Hears of events that were not understood. Default: nobody. */
  debug?: ((message: string) => void) | undefined;
  /** Hears what the owner of the app has to mend. Default: `console.warn`. */
  report?: ((message: string) => void) | undefined;
}

export interface SignalOptions {
  /** Ends the call or closes the stream; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What a run of a workflow takes. */
export interface RunRequest {
  /** Values of the app's form (`AppInfo.fields`) by variable; a file as its `item`. Default `{}`. */
  inputs?: Readonly<Record<string, unknown>> | undefined;
  /** From `upload` or `uploadLink` (their `item`). Default none. */
  files?: readonly OutgoingFile[] | undefined;
}

/** What a text generator takes. */
export interface CompletionRequest extends RunRequest {
  /** Default empty: most of these apps have only a form. */
  text?: string | undefined;
}

/** A question to a chat app of any kind. `inputs` go along with every question, not only the first. */
export interface Question extends RunRequest {
  /** Not empty. */
  text: string;
  /** From the events of an earlier answer (`ids`) or from the list. Default: a new conversation. */
  conversationId?: string | undefined;
  /**
   * Message id of the answer this question continues. Without it the model remembers nothing, also inside a known
   * conversation. The same parent again makes another version of the answer.
   */
  parentMessageId?: string | undefined;
}

/**
 * Dify's web API (`/api`) for one app and one person. Nothing is sent before the first call, and no question twice:
 * only a call that was refused for its access is made once more, with renewed access.
 *
 * Every method rejects with a {@link ChatError}, or with the signal's reason where one is given and aborted. What is
 * iterated sends its request when the iteration begins, throws there, and leaving the loop closes the connection.
 *
 * An answer's iteration ends when the answer is over. A failure the server tells in mid-answer is an event (`error`);
 * a connection that breaks throws (`interrupted`, `timeout`, `network`): the server may have the answer all the same,
 * see `messages` and `resume`. `reduceAnswer` turns the events into one state; that it is over, only the loop tells.
 */
export interface Client extends Omit<Services, 'transcribe' | 'speak' | 'resume'> {
  /** Look, features, form and mode of the app: `/site` and `/parameters`. Asked once; after a failure again. */
  app(): Promise<AppInfo>;
  /** Asks a chat app (basic, agent or chatflow). */
  send(question: Question, options?: SignalOptions): AsyncIterable<StreamEvent>;
  /** Asks a text generator. */
  complete(request: CompletionRequest, options?: SignalOptions): AsyncIterable<StreamEvent>;
  /** Runs a workflow. */
  run(request: RunRequest, options?: SignalOptions): AsyncIterable<StreamEvent>;
  /**
   * Asks the server to stop what it is writing; `taskId` is in the `ids` of the events. Go on reading: the end still
   * comes, and the text so far is kept. An abort instead of a stop may lose it. Unknown tasks are a success.
   */
  stop(mode: AppMode, taskId: string): Promise<void>;
  /** The newest 20 messages of a conversation, or those older than the message `before`; oldest first. */
  messages(conversationId: string, before?: string): Promise<MessagePage>;
  /** WAV or MP3 → text. */
  transcribe(recording: Blob, options?: SignalOptions): Promise<string>;
  /** A stored answer as MP3, in pieces as they come. `no-audio`: the answer has no text. */
  speak(said: string | SpokenText, options?: SignalOptions): AsyncIterable<Uint8Array>;
  /**
   * Follows a run of a chatflow or workflow on, after a broken connection or a form that was submitted: its state so
   * far, then what happens; start from `EMPTY_ANSWER`. Servers before 1.13 reject with `not-found`, which a page of
   * another origin cannot tell from `network`.
   */
  resume(runId: string, options?: SignalOptions): AsyncIterable<StreamEvent>;
}

/** What the requests of the three modes have between them. */
type AnyRequest = CompletionRequest & Omit<Question, 'text'>;

/**
 * A client for people who draw their own chat. Runs in Node ≥ 20.19 and in browsers; importing it does nothing.
 * @throws {TypeError} without `token`, or where `apiUrl` is no absolute address.
 */
export function createClient(options: ClientOptions): Client {
  const { token, userId, traceId, responseMode, silenceMs, debug } = options;
  const { report = (message) => console.warn(`[dify-chat] ${message}`) } = options;
  if (!token) throw new TypeError('createClient() needs the web code of an app as `token`.');
  if (!URL.canParse(options.apiUrl)) throw new TypeError(`"apiUrl" is no address: ${options.apiUrl}`);
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const scope = ['dify-chat', apiUrl, token, userId ?? ''].map(encodeURIComponent).join(':');
  const store = options.storage ? scopedStore(options.storage, `${scope}:`) : memoryStore();
  const { getAccessToken, fetch } = options;
  const http = connect({ apiUrl, token, userId, getAccessToken, fetch, store }, errorOfResponse);
  const askOptions = { traceId, responseMode, silenceMs, log: debug };
  const services = createServices(http, (runId, signal) => resumeRun(http, runId, signal, askOptions));

  function answer(mode: AppMode, request: AnyRequest, { signal }: SignalOptions = {}) {
    const { text = '', inputs = {}, files = [], conversationId, parentMessageId } = request;
    const full: SendRequest = { mode, text, inputs, files, conversationId, parentMessageId };
    return untilEnd((connection) => ask(http, full, connection, askOptions), signal);
  }
  return {
    ...services,
    app: once(() => loadAppInfo(http, store, report)),
    send: (question, more) => answer('chat', question, more),
    complete: (request, more) => answer('completion', request, more),
    run: (request, more) => answer('workflow', request, more),
    stop: (mode, taskId) => stopTask(http, mode, taskId),
    messages: (conversationId, before) => loadMessages(http, conversationId, before),
    transcribe: (recording, { signal } = {}) => services.transcribe(recording, signal),
    speak: (said, { signal = new AbortController().signal } = {}) => services.speak(said, signal),
    resume: (runId, { signal } = {}) => untilEnd((connection) => services.resume(runId, connection), signal),
  };
}

function memoryStore(): Store {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}

/** Keeps clients of other apps and persons apart in one store. */
function scopedStore(storage: Store, prefix: string): Store {
  return {
    get: (key) => storage.get(prefix + key),
    set: (key, value) => storage.set(prefix + key, value),
    remove: (key) => storage.remove(prefix + key),
  };
}
