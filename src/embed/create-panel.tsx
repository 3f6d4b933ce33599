import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createHttpTransport } from '../api/http-transport';
import { createChatModel, type Chat } from '../chat/chat-model';
import type { StreamEvent } from '../chat/stream-event';
import { adoptStyles } from '../theme/adopt';
import { followPage } from '../theme/follow-page';
import composerCss from '../theme/composer.css?inline';
import launcherCss from '../theme/launcher.css?inline';
import panelCss from '../theme/panel.css?inline';
import threadCss from '../theme/thread.css?inline';
import tokensCss from '../theme/tokens.css?inline';
import { UiContext, type Runtime, type Ui } from '../ui/context';
import { controlLauncher } from '../ui/launcher/control-launcher';
import { createMarkdownLoader } from '../ui/message/markdown-loader';
import { Panel } from '../ui/panel/panel';
import { createTexts } from './create-texts';
import { interceptLater } from './intercept-later';
import { keepOpen } from './keep-open';
import { nameLauncher } from './name-launcher';
import type { PanelHost, QuestionParts } from './panel-contract';
import { readPanelState, savePanelState } from './panel-state';
import { resolveOptions } from './resolve';
import { createStore, storagePrefix } from './storage';

/** What a panel goes on with that takes another's place. */
type Former = Pick<Chat, 'conversationId' | 'inputs'>;

/** Joins the parts: transport, model and components in the host's shadow root. */
export function createPanel(panelHost: PanelHost, former?: Former, hadFocus = false) {
  const { host, root, launcher, options, emit } = panelHost;
  const resolved = resolveOptions(options);
  const { token, apiUrl, userId, settings, show } = resolved;
  const prefix = storagePrefix(resolved);
  const store = createStore(prefix);
  const log = (message: string, cause?: unknown): void =>
    console.error(`[dify-chat] ${message}`, cause ?? '');

  // oxlint-disable-next-line no-console -- asked for by the owner; browsers hide `console.debug`
  const explainTo = options.debug && ((message: string) => console.info(`[dify-chat] ${message}`));

  const http = createHttpTransport({
    apiUrl,
    token,
    store,
    userId,
    getAccessToken: options.getAccessToken,
    fetch: options.fetch,
    responseMode: options.responseMode,
    traceId: options.traceId,
    ...(explainTo && { log: explainTo }),
    report: (message) => console.warn(`[dify-chat] ${message}`),
  });
  const transport = options.beforeSend || options.onReply ? interceptLater(http, options, log) : http;
  const open = signal(settings.mode !== 'bubble');
  const expanded = signal(readPanelState(store).expanded === true);
  const unreadText = signal('');
  let isDiagnosed = false;
  const texts = createTexts(options, log);
  const online = signal(navigator.onLine);
  const runtime: Runtime = {
    transport,
    store,
    tabStore: createStore(prefix, 'sessionStorage'),
    schedule: beforeNextFrame,
    online,
    onSpeech: settings.speech ? (event) => void hearSpeech(event) : undefined,
    emit: (...event) => {
      if (event[0] === 'message-end' && (!open.peek() || document.hidden)) tellUnread();
      if (event[0] === 'message-start') performance.mark('dify-chat:first-token');
      if (event[0] === 'error') tellOwner(event[1]);
      emit(...event);
    },
  };
  const chat = createChatModel({
    ...runtime,
    conversationStore: conversationStore(),
    conversationId: former?.conversationId.peek() ?? resolved.conversationId,
    inputs: former?.inputs.peek() ?? options.inputs,
  });

  function tellOwner(error: { code: string; message: string }): void {
    log(`${error.code}: ${error.message}`);
    if (isDiagnosed || !online.peek() || !/network|unavailable|protocol/.test(error.code)) return;
    isDiagnosed = true;
    bring(import('./diagnose'), ({ diagnose }) => diagnose(resolved, error, log));
  }

  function conversationStore() {
    const { conversation, conversationKey } = options;
    if (conversation === 'new') return undefined;
    const area = conversation === 'session' ? 'sessionStorage' : 'localStorage';
    return createStore(conversationKey ? `${prefix}${conversationKey}:` : prefix, area);
  }

  /** What cannot be loaded is missing, and told. */
  function bring<Part>(loading: Promise<Part>, use: (part: Part) => unknown): void {
    loading.then(use, (cause: unknown) => log('A part of the panel could not be loaded.', cause));
  }

  /** An answer has ended where nobody sees it. */
  function tellUnread(): void {
    bring(import('../ui/launcher/tell-unread'), (part) =>
      part.tellUnread(ui, { ...panelHost, container, unreadText, signal: ended.signal }),
    );
  }

  /** Pieces come in order: each waits for the same chunk. */
  async function hearSpeech(event: StreamEvent): Promise<void> {
    if (!chat.app.peek()?.textToSpeech.autoPlay) return;
    const { liveSpeech } = await import('../ui/tools/live-speech');
    liveSpeech(ui, event);
  }

  function setLength(name: string, value: string | number | undefined): void {
    container.style.setProperty(`--dify-chat-${name}`, Number(value) ? `${value}px` : `${value ?? ''}`);
  }

  const ui: Ui = {
    chat,
    runtime,
    settings,
    show,
    get texts() {
      return texts.core.value;
    },
    moreTexts: texts.all,
    loadTexts: texts.loadAll,
    adopt: (css) => adoptStyles(root, css),
    report: log,
    listing: signal(false),
    past: signal(undefined),
    online,
    takeFiles: { current: undefined },
    stopRun: { current: undefined },
    markdown: createMarkdownLoader(
      root,
      {
        wishes: options.markdown,
        baseUrl: apiUrl,
        onAction: (action) => bring(import('../ui/answer/act'), ({ act }) => act(ui, action)),
      },
      texts.all,
      texts.loadAll,
      log,
    ),
    title: computed(() => settings.title ?? (chat.app.value?.title || texts.core.value.assistant)),
    open,
    takesFocus: { current: hadFocus },
    expanded,
    close: () => panelHost.setOpen(false),
    setExpanded: (wide) => {
      expanded.value = wide;
      savePanelState(store, { expanded: wide });
    },
  };

  launcher.setCustomValidity(''); // where it had failed before (embed/widget.ts)
  adoptStyles(root, launcherCss, tokensCss, panelCss, threadCss, composerCss);
  const container = document.createElement('div');
  container.className = 'root';
  setLength('width', options.width);
  setLength('height', options.height);
  keepKeysInside(container);
  (root.querySelector('aside') ?? root).append(container);
  render(
    <UiContext.Provider value={ui}>
      <Panel />
    </UiContext.Provider>,
    container,
  );

  const handleNetwork = (): void => {
    online.value = navigator.onLine;
  };
  const ended = new AbortController();
  addEventListener('online', handleNetwork, ended);
  addEventListener('offline', handleNetwork, ended);
  const stopEffects = [
    () => ended.abort(),
    followPage(host),
    controlLauncher(launcher, {
      open,
      unreadText,
      texts: texts.core,
      name: (action) => nameLauncher(action, options),
    }),
    effect(() => {
      container.lang = texts.core.value.code;
      container.dir = texts.dir.value ?? getComputedStyle(host).direction;
    }),
    effect(() => {
      const accent = chat.app.value?.accent;
      // Below what the page says: in its rules, on the host itself, by the option.
      if (accent) ui.adopt(`:host{--dify-chat-accent:${accent}}`);
    }),
    effect(() => {
      const app = chat.app.value;
      if (app) void texts.hearApp(app.language);
    }),
    effect(() => {
      if (chat.phase.value === 'ready') emit('ready', { title: ui.title.peek() });
    }),
  ];
  const low = matchMedia('(max-height:400px)');
  const makeRoom = (): void => {
    if (low.matches) bring(import('../theme/low.css?inline'), ({ default: css }) => ui.adopt(css));
  };
  makeRoom();
  low.addEventListener('change', makeRoom, ended);
  if (options.user?.avatarUrl ?? options.userVariables?.['avatar_url'])
    bring(import('./visitor'), ({ showVisitor }) => showVisitor(ui, container, options));
  if (explainTo)
    bring(import('./explain'), (part) => part.explain(options, resolved, chat, texts, explainTo));
  // A remembered conversation is about to be shown.
  if (chat.conversationId.peek() !== undefined) ui.markdown.load();
  performance.mark('dify-chat:panel');
  void chat.start();

  return {
    conversationId: chat.conversationId,
    inputs: chat.inputs,
    setOpen(isOpen: boolean, byItself = false) {
      const { activeElement } = document;
      const isElsewhere = activeElement !== host && activeElement !== document.body;
      ui.takesFocus.current = !byItself;
      open.value = isOpen;
      savePanelState(store, { open: isOpen });
      if (options.keepOpen) keepOpen(prefix, isOpen);
      // Back to where the visitor came from. Only now: a modal sheet that is still open would refuse the launcher.
      if (!isOpen && !isElsewhere) launcher.focus({ preventScroll: true });
    },
    send(text: string, { files, inputs }: QuestionParts = {}) {
      ui.listing.value = false;
      if (inputs) chat.setInputs(inputs);
      if (files?.length) {
        chat.setDraft(text); // whatever becomes of the files
        bring(import('../ui/composer/send-files'), (part) => part.sendFiles(ui, text, files, ended.signal));
      }
      // While an answer is on its way it waits in the composer.
      else if (!chat.send(text)) chat.setDraft(text);
    },
    prefill: chat.setDraft,
    stop: () => (ui.stopRun.current ?? chat.stop)(),
    newConversation: chat.newConversation,
    openConversation: chat.openConversation,
    setInputs: (inputs: Record<string, unknown>) => chat.setInputs(inputs),
    destroy() {
      for (const stop of stopEffects) stop();
      chat.dispose();
      render(null, container);
      container.remove();
    },
  };
}

/** One write per frame; in a hidden tab, which has no frames, when it is looked at again. */
function beforeNextFrame(flush: () => void): () => void {
  if (document.hidden) {
    document.addEventListener('visibilitychange', flush, { once: true });
    return () => document.removeEventListener('visibilitychange', flush);
  }
  const frame = requestAnimationFrame(flush);
  return () => cancelAnimationFrame(frame);
}

/**
 * Outside of the root the target is only our host: the page would take typing for its shortcuts, and a dialog of the
 * page that keeps the focus would take it back.
 */
function keepKeysInside(container: HTMLElement): void {
  for (const name of ['keydown', 'keyup', 'keypress', 'focusin'] as const) {
    container.addEventListener(name, (event) => event.stopPropagation());
  }
}
