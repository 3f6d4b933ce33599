import { ChatError } from './errors';
import type { Store } from './store';
import type { EventIds, StreamEvent } from './stream-event';
import type { Services, UploadedFile } from './services';
import type {
  AppIcon,
  AppInfo,
  AppMode,
  ChatTransport,
  MessagePage,
  SendRequest,
  StoredMessage,
} from './transport';

/** Builders and a transport under a test's control; used by tests only. */

export const IDS: EventIds = { conversationId: 'c-1', messageId: 'm-1', taskId: 't-1', runId: undefined };

export function delta(text: string, ids: EventIds = IDS): StreamEvent {
  return { type: 'text-delta', text, channel: 'message', ids };
}

export function messageEnd(ids: EventIds = IDS): StreamEvent {
  return { type: 'message-end', sources: [], usage: undefined, files: [], reasoning: undefined, ids };
}

export function workflowStart(ids: EventIds = IDS): StreamEvent {
  return { type: 'workflow-start', workflowId: 'w-1', resumed: false, ids };
}

export function workflowEnd(status: 'succeeded' | 'failed' | 'stopped', ids: EventIds = IDS): StreamEvent {
  return {
    type: 'workflow-end',
    status,
    outputs: {},
    error: status === 'failed' ? 'A node failed.' : undefined,
    elapsedSeconds: 1,
    files: [],
    ids,
  };
}

export function storedMessage(id: string, fields: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id,
    parent: undefined,
    question: `Question ${id}`,
    answer: `Answer ${id}`,
    inputs: {},
    files: [],
    sources: [],
    thoughts: [],
    usage: undefined,
    feedback: undefined,
    status: 'normal',
    runId: undefined,
    forms: [],
    createdAt: 1,
    ...fields,
  };
}

const APP: AppInfo = {
  mode: 'chat',
  title: 'Harbor Goods',
  icon: undefined,
  description: '',
  accent: undefined,
  openingStatement: 'Hello!',
  starters: [],
  placeholder: undefined,
  disclaimer: undefined,
  privacyPolicy: undefined,
  copyright: undefined,
  logo: undefined,
  language: 'en-US',
  showWorkflowSteps: true,
  suggestAfterAnswer: false,
  speechToText: false,
  textToSpeech: { enabled: false, autoPlay: false },
  citations: true,
  moreLikeThis: false,
  fields: [],
  uploads: undefined,
};

/** All that was ready has run: promises, and tasks of before. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function memoryStore(
  entries: Record<string, string> = {},
): Store & { readonly entries: Map<string, string> } {
  const map = new Map(Object.entries(entries));
  return {
    entries: map,
    get: (key) => map.get(key),
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
  };
}

/** One stream that a test feeds event by event. */
class Feed {
  readonly sent: SendRequest | undefined;
  readonly signal: AbortSignal | undefined;
  #queue: StreamEvent[] = [];
  #failure: Error | undefined;
  #ended = false;
  #wake: () => void = () => {};

  constructor(sent: SendRequest | undefined, signal: AbortSignal | undefined) {
    this.sent = sent;
    this.signal = signal;
    signal?.addEventListener('abort', () => this.fail(new DOMException('Aborted.', 'AbortError')));
  }

  get request(): SendRequest {
    if (!this.sent) throw new Error('Nothing was sent.');
    return this.sent;
  }

  push(...events: StreamEvent[]): this {
    this.#queue.push(...events);
    this.#wake();
    return this;
  }

  /** The server closes the connection. */
  close(): void {
    this.#ended = true;
    this.#wake();
  }

  fail(cause: Error): void {
    this.#failure ??= cause;
    this.#wake();
  }

  async *events(): AsyncGenerator<StreamEvent> {
    for (;;) {
      for (let event = this.#queue.shift(); event; event = this.#queue.shift()) yield event;
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ended) return;
      // oxlint-disable-next-line no-await-in-loop -- a stream is read one wait after the other
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export class FakeTransport implements ChatTransport {
  readonly feeds: Feed[] = [];
  readonly stopped: string[] = [];
  readonly messageCalls: [string, string | undefined][] = [];
  pages: (MessagePage | ChatError)[] = [];
  appFailure: ChatError | undefined;
  appInfo: AppInfo = APP;
  /** Runs that can be followed on, by id; others are unknown to the server. */
  readonly runs = new Map<string, Feed>();
  readonly serviceCalls: [keyof Services, ...unknown[]][] = [];
  suggestions: readonly string[] = [];
  serviceFailure: ChatError | undefined;

  get feed(): Feed {
    const feed = this.feeds.at(-1);
    if (!feed) throw new Error('Nothing was sent.');
    return feed;
  }

  prepare(): void {}

  app(): Promise<AppInfo> {
    return this.appFailure ? Promise.reject(this.appFailure) : Promise.resolve(this.appInfo);
  }

  send(request: SendRequest, signal: AbortSignal): AsyncIterable<StreamEvent> {
    const feed = new Feed(request, signal);
    this.feeds.push(feed);
    return feed.events();
  }

  stop(_mode: AppMode, taskId: string): Promise<void> {
    this.stopped.push(taskId);
    return Promise.resolve();
  }

  messages(conversationId: string, before?: string): Promise<MessagePage> {
    this.messageCalls.push([conversationId, before]);
    const page = this.pages.shift() ?? new ChatError('network', 'No page was prepared.');
    return page instanceof ChatError ? Promise.reject(page) : Promise.resolve(page);
  }

  /** A run that a test feeds. */
  addRun(runId: string): Feed {
    const feed = new Feed(undefined, undefined);
    this.runs.set(runId, feed);
    return feed;
  }

  services(): Promise<Services> {
    const call =
      <Result>(name: keyof Services, result: Result) =>
      (...args: unknown[]): Promise<Result> => {
        this.serviceCalls.push([name, ...args]);
        return this.serviceFailure ? Promise.reject(this.serviceFailure) : Promise.resolve(result);
      };
    const conversation = { id: 'c-1', name: 'Named', introduction: '', updatedAt: 1 };
    const { runs } = this;
    const failure = (): ChatError | undefined => this.serviceFailure;
    return Promise.resolve({
      conversations: call('conversations', { conversations: [conversation], hasMore: false }),
      renameConversation: call('renameConversation', conversation),
      nameConversation: call('nameConversation', conversation),
      pinConversation: call('pinConversation', undefined),
      deleteConversation: call('deleteConversation', undefined),
      suggestions: call('suggestions', this.suggestions),
      rate: call('rate', undefined),
      upload: call('upload', UPLOADED),
      uploadLink: call('uploadLink', UPLOADED),
      transcribe: call('transcribe', 'What was said.'),
      // oxlint-disable-next-line require-yield -- nothing to hear
      async *speak() {},
      linkInfo: call('linkInfo', { mimeType: undefined, size: undefined }),
      systemFeatures: call('systemFeatures', { brand: undefined, signIn: undefined }),
      toolIcons: call('toolIcons', new Map<string, AppIcon>()),
      form: () => Promise.reject(new ChatError('form-gone', 'No form.')),
      submitForm: call('submitForm', undefined),
      formUploads: () => ({ upload: call('upload', UPLOADED), uploadLink: call('uploadLink', UPLOADED) }),
      async *resume(runId) {
        const cause = failure();
        if (cause) throw cause;
        const feed = runs.get(runId);
        if (!feed) throw new ChatError('not-found', 'No such run.');
        yield* feed.events();
      },
      moreLikeThis: call('moreLikeThis', { messageId: 'm-9', text: 'Another.' }),
      savedMessages: call('savedMessages', { messages: [], hasMore: false }),
      saveMessage: call('saveMessage', undefined),
      unsaveMessage: call('unsaveMessage', undefined),
    });
  }
}

const UPLOADED: UploadedFile = {
  item: { kind: 'document', method: 'upload', uploadId: 'f-1' },
  file: {
    id: 'f-1',
    kind: 'document',
    name: 'notes.txt',
    url: undefined,
    mimeType: 'text/plain',
    size: 5,
    belongsTo: 'user',
    uploadId: 'f-1',
  },
};
