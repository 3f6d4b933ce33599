import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { createAsking, takeOutbox, watchOtherTabs } from './asking';
import type { ConversationEvents, Emit } from './chat-events';
import { createConversationKey } from './conversation-key';
import { asChatError, type ChatError, type ChatErrorCode } from './errors';
import { createHistory } from './history';
import { loadStored, loadTurns } from './start-turn';
import type { Rating, Services } from './services';
import type { TurnVerbs } from './turn-verbs';
import type { Store } from './store';
import type { MessageFile, StreamEvent } from './stream-event';
import type { AppInfo, ChatTransport, OutgoingFile } from './transport';
import { EMPTY_TREE, findTurn, shownPath, type Turn, type TurnTree, type TurnView } from './turn-tree';

/** `loading` until the app and the remembered conversation are there; the composer is usable all the while. */
export type ChatPhase = 'loading' | 'ready' | 'failed';

/** A sentence above the composer about the conversation as a whole. */
export type ChatNotice = 'conversation-gone' | 'history-failed';

export type Inputs = Readonly<Record<string, unknown>>;

/** Files of a question: as they are shown and as they are sent. */
export interface QuestionFiles {
  readonly files: readonly MessageFile[];
  readonly items: readonly OutgoingFile[];
}

/** Takes the files from beside the draft; `undefined` while some are on their way. */
export type TakeFiles = () => QuestionFiles | undefined;

export interface Chat {
  readonly phase: ReadonlySignal<ChatPhase>;
  readonly app: ReadonlySignal<AppInfo | undefined>;
  /** Why the phase is `failed`. */
  readonly startError: ReadonlySignal<ChatError | undefined>;
  /** With the choice among versions (`turn-versions.ts`). */
  readonly tree: Signal<TurnTree>;
  /** The branch on show. */
  readonly turns: ReadonlySignal<readonly TurnView[]>;
  /** An answer is on its way. */
  readonly busy: ReadonlySignal<boolean>;
  readonly notice: ReadonlySignal<ChatNotice | undefined>;
  readonly draft: ReadonlySignal<string>;
  readonly conversationId: ReadonlySignal<string | undefined>;
  /** Conversations that got an answer while another was on show. */
  readonly unread: Signal<readonly string[]>;
  /** Of the conversation on show. A question that does not know what it follows would make the model forget all of it. */
  readonly thread: ReadonlySignal<'there' | 'loading' | 'failed'>;
  /** Older messages can be loaded. */
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly loadingEarlier: ReadonlySignal<boolean>;
  /** Values of the app's form. */
  readonly inputs: ReadonlySignal<Inputs>;
  /** The form has to be filled in before the first question. */
  readonly needsForm: ReadonlySignal<boolean>;
  /** Questions to go on with, after an answer. */
  readonly suggestions: ReadonlySignal<readonly string[]>;

  /** Loads the app and resumes the remembered conversation. Call again to retry. Never rejects. */
  start(): Promise<void>;
  /**
   * @param takeFiles - called when the question goes out; `undefined` holds it back.
   * @returns whether the question was taken: not when blank, while an answer is on its way, or before the form.
   */
  send(text: string, takeFiles?: TakeFiles): boolean;
  /** Asks the question of a failed answer again. */
  tryAgain(turn: TurnView): void;
  /** Asks the same once more, beside the answer there is. */
  regenerate(turn: TurnView): void;
  /** Asks in other words, on a branch of its own. */
  edit(turn: TurnView, text: string): void;
  /** `undefined` withdraws. Rejects with a `ChatError`; the answer then shows what the server has. */
  rate(turn: TurnView, rating: Rating | undefined, comment?: string): Promise<void>;
  /** Sends a form on which the answer waits; it then goes on. Rejects with a `ChatError`. */
  submitForm(turn: TurnView, token: string, action: string, inputs: Inputs): Promise<void>;
  /** Renews the addresses of an answer's files, which die after minutes, once it is over. Rejects with a `ChatError`. */
  renewFiles(turn: TurnView): Promise<void>;
  stop(): void;
  newConversation(): void;
  openConversation(id: string): void;
  loadEarlier(): Promise<void>;
  setDraft(text: string): void;
  dismissNotice(): void;
  /** Adds to the values of the form; as the visitor's own when `submitted`. */
  setInputs(inputs: Inputs, submitted?: boolean): void;
  services(): Promise<Services>;
  /** Ends what runs; nothing is emitted or written afterwards. */
  dispose(): void;
}

export interface ChatOptions {
  transport: ChatTransport;
  store: Store;
  /** Where the conversation's id is kept; `undefined`: nowhere (policy `new`). */
  conversationStore: Store | undefined;
  /** Opens this conversation instead of the remembered one. */
  conversationId?: string | undefined;
  inputs?: Inputs | undefined;
  schedule: (flush: () => void) => () => void;
  emit: Emit<ConversationEvents>;
  /** While false a broken answer is not looked for. Default: always reachable. */
  online?: ReadonlySignal<boolean> | undefined;
  /** Hears the speech of an answer while it comes. */
  onSpeech?: ((event: StreamEvent) => void) | undefined;
}

const DRAFT_KEY = 'draft';
const NO_FILES: QuestionFiles = { files: [], items: [] };
const CONVERSATION_LOST: ReadonlySet<ChatErrorCode> = new Set(['conversation-gone', 'conversation-ended']);

export function createChatModel(options: ChatOptions): Chat {
  const { transport, store, emit } = options;
  const phase = signal<ChatPhase>('loading');
  const app = signal<AppInfo | undefined>(undefined);
  const startError = signal<ChatError | undefined>(undefined);
  const tree = signal<TurnTree>(EMPTY_TREE);
  const notice = signal<ChatNotice | undefined>(undefined);
  const draft = signal(joinTexts(takeOutbox(store), store.get(DRAFT_KEY)));
  const inputs = signal<Inputs>(options.inputs ?? {});
  const isFormDone = signal(false);
  /** Asked before the app was known, its form filled in, or the thread there: goes out then. */
  let waiting = '';
  let takeWaitingFiles: TakeFiles | undefined;
  const thread = signal<'there' | 'loading' | 'failed'>('there');
  let isStarting = false;
  const suggestions = signal<readonly string[]>([]);
  const unread = signal<readonly string[]>([]);
  const turns = computed(() => shownPath(tree.value));
  const conversation = createConversationKey(options.conversationStore, options.conversationId, (id) =>
    emit('conversation-change', { conversationId: id }),
  );
  const needsForm = computed(
    () =>
      !isFormDone.value &&
      turns.value.length === 0 &&
      conversation.id.value === undefined &&
      (app.value?.fields.some((field) => !field.hidden) ?? false),
  );
  const history = createHistory(transport, tree);
  const asking = createAsking({
    ...options,
    tree,
    history,
    conversation,
    onGone: () => {
      clear();
      notice.value = 'conversation-gone';
      conversation.set(undefined);
    },
    onUnseen: (id) => (unread.value = [...unread.peek(), id]),
    onDone: (turn, isFirst) => void verbs().then(({ follow }) => follow(turn, isFirst)),
  });
  /** Comes with the end of the first answer. */
  const verbs = async (): Promise<TurnVerbs> => {
    const { createTurnVerbs } = await loadStored();
    return createTurnVerbs({ transport, emit, tree, turns, history, conversation, asking, app, suggestions });
  };
  const unwatch = watchOtherTabs(store, (id) => {
    if (asking.busy.peek()) return;
    if (id === conversation.id.peek()) void history.refresh(id);
    // One of another page's, or of a tab for itself, is not brought under the visitor's hands.
    else if (turns.peek().length === 0 && conversation.isKept(id)) openConversation(id);
  });

  function clear(): void {
    asking.leave();
    batch(() => {
      thread.value = 'there';
      history.clear();
      suggestions.value = [];
      notice.value = undefined;
      isFormDone.value = false;
    });
  }

  async function resume(id: string): Promise<void> {
    const isRetry = thread.peek() === 'failed';
    thread.value = 'loading';
    const error = await history.load(id);
    if (id !== conversation.id.peek()) return;
    thread.value = 'there';
    if (error) {
      const isLost = CONVERSATION_LOST.has(error.code);
      notice.value = isLost ? 'conversation-gone' : 'history-failed';
      if (isLost) conversation.set(undefined);
      // Whatever the reason, the visitor gets a chat that works: a broken history must not lock him out.
      else if (!isRetry) {
        thread.value = 'failed';
        return;
      }
    } else {
      // The form of a conversation is filled in once: its latest values go with every further question.
      inputs.value = { ...inputs.peek(), ...turns.peek().at(-1)?.question.inputs };
      await asking.goOnFromStore();
    }
    sendWaiting();
  }

  async function loadEarlier(): Promise<void> {
    const id = conversation.id.peek();
    if (id !== undefined && (await history.loadEarlier(id))) notice.value = 'history-failed';
  }

  async function start(): Promise<void> {
    batch(() => {
      phase.value = 'loading';
      startError.value = undefined;
    });
    isStarting = true;
    const id = conversation.id.peek();
    // In parallel: one round trip less until the thread is there.
    const [info] = await Promise.allSettled([
      transport.app(),
      id !== undefined && tree.peek().turns.length === 0 ? resume(id) : undefined,
    ]);
    const fields = info.status === 'fulfilled' ? info.value.fields : [];
    if (fields.length > 0 && fields.every((field) => field.hidden)) {
      const { fillHidden } = await import('./fill-hidden');
      inputs.value = fillHidden(fields, inputs.peek());
    }
    batch(() => {
      if (info.status === 'fulfilled') {
        app.value = info.value;
        phase.value = 'ready';
      } else {
        startError.value = asChatError(info.reason);
        phase.value = 'failed';
      }
    });
    isStarting = false;
    const error = startError.peek();
    if (!error) sendWaiting();
    else {
      const { code, message, traceId } = error;
      emit('error', { code, message, traceId, messageId: undefined, conversationId: id });
    }
  }

  /** Runs `act` with the turn, unless an answer is on its way. */
  function unlessBusy(view: TurnView, act: (turn: Turn) => void): void {
    const turn = findTurn(tree.peek(), view);
    if (!turn || asking.busy.peek()) return;
    suggestions.value = [];
    act(turn);
  }

  function send(text: string, takeFiles?: TakeFiles): boolean {
    const query = text.trim();
    if (query === '' || asking.busy.peek()) return false;
    const id = conversation.id.peek();
    // A new conversation may need a form first: only the app can tell.
    if (thread.peek() !== 'there' || needsForm.peek() || (isStarting && id === undefined)) {
      setDraft((waiting = query));
      takeWaitingFiles = takeFiles;
      if (thread.peek() === 'failed' && id !== undefined) void resume(id);
      return false;
    }
    const files = takeFiles ? takeFiles() : NO_FILES;
    if (!files) return false;
    batch(() => {
      notice.value = undefined;
      suggestions.value = [];
      asking.ask({ text: query, ...files, inputs: inputs.peek() }, turns.peek().at(-1)?.key);
    });
    return true;
  }

  /** Unless the visitor has changed it since. */
  function sendWaiting(): void {
    const query = waiting;
    waiting = '';
    if (query !== '' && query === draft.peek() && send(query, takeWaitingFiles)) setDraft('');
  }

  function openConversation(id: string): void {
    if (id === conversation.id.peek()) return;
    clear();
    unread.value = unread.peek().filter((other) => other !== id);
    conversation.set(id);
    asking.comeBack();
    void resume(id);
  }

  function setDraft(text: string): void {
    transport.prepare();
    void loadTurns().catch(() => {}); // told when it is needed
    draft.value = text;
    if (text === '') store.remove(DRAFT_KEY);
    else store.set(DRAFT_KEY, text);
  }

  return {
    phase,
    app,
    startError,
    tree,
    turns,
    busy: asking.busy,
    notice,
    draft,
    conversationId: conversation.id,
    unread,
    thread,
    hasEarlier: history.hasEarlier,
    loadingEarlier: history.loadingEarlier,
    inputs,
    needsForm,
    suggestions,
    start,
    send,
    tryAgain: (view) => unlessBusy(view, (turn) => asking.askAgain(turn)),
    regenerate: (view) => unlessBusy(view, (turn) => asking.ask(turn.question, turn.parentKey)),
    edit(view, text) {
      const query = text.trim();
      if (query === '') return;
      unlessBusy(view, (turn) => asking.askAgain(turn, { ...turn.question, text: query }));
    },
    rate: async (...args) => (await verbs()).rate(...args),
    submitForm: async (...args) => (await verbs()).submitForm(...args),
    renewFiles: async (turn) => (await verbs()).renewFiles(turn),
    stop: asking.stop,
    newConversation() {
      asking.stop();
      clear();
      conversation.set(undefined);
    },
    openConversation,
    loadEarlier,
    setDraft,
    dismissNotice: () => {
      notice.value = undefined;
    },
    setInputs(values, submitted = false) {
      inputs.value = { ...inputs.peek(), ...values };
      emit('inputs-change', { inputs: values });
      if (!submitted) return;
      isFormDone.value = true;
      sendWaiting();
    },
    services: () => transport.services(),
    dispose() {
      unwatch();
      asking.dispose();
    },
  };
}

function joinTexts(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}
