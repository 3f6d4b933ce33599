import { computed, effect, signal, type Signal } from '@preact/signals';
import { playChime } from '../../audio/chime';
import unreadCss from '../../theme/unread.css?inline';
import type { Ui } from '../context';
import { createTitleCount } from './title-count';

interface Unread {
  launcher: HTMLElement;
  /** Of the panel, but not inside of the dialog: that is silent while it is closed. */
  container: HTMLElement;
  /** Goes into the launcher's name. */
  unreadText: Signal<string>;
  emit: (name: 'unread-change', detail: { count: number }) => void;
  options: { sound?: boolean; titleHint?: boolean };
  /** Aborted with the panel. */
  signal: AbortSignal;
}

/** Between two parts of a name. */
const COMMAS: Readonly<Record<string, string>> = {
  ar: '، ',
  fa: '، ',
  ja: '、',
  'zh-Hans': '，',
  'zh-Hant': '，',
};

interface Counts {
  /** Answers that ended while the panel was closed. */
  unread: Signal<number>;
  /** Answers that ended while the tab was hidden. */
  missed: Signal<number>;
}

const told = new WeakMap<Ui, Counts>();

/** One more answer has ended where nobody saw it: told by what waits, and by a chime where the owner wants one. */
export function tellUnread(ui: Ui, parts: Unread): void {
  if (parts.signal.aborted) return;
  let counts = told.get(ui);
  if (!counts) {
    counts = { unread: signal(0), missed: signal(0) };
    told.set(ui, counts);
    showCounts(ui, counts, parts);
  }
  const isClosed = !ui.open.peek();
  if (isClosed) counts.unread.value++;
  if (document.hidden) counts.missed.value++;
  if (parts.options.sound && (isClosed || document.hidden)) playChime();
}

/** A badge on the launcher, its name, a voice, and the page's title. */
function showCounts(
  ui: Ui,
  { unread, missed }: Counts,
  { launcher, container, unreadText, emit, options, signal: ended }: Unread,
): void {
  ui.adopt(unreadCss);
  const badge = Object.assign(document.createElement('span'), { className: 'badge' });
  launcher.append(badge);
  const status = Object.assign(document.createElement('div'), { className: 'hidden-text', role: 'status' });
  container.append(status);
  const title = createTitleCount(document);
  const said = computed(() => (unread.value > 0 && ui.moreTexts.value?.unreadAnswers(unread.value)) || '');
  const handleVisibility = (): void => {
    if (!document.hidden) missed.value = 0;
  };
  document.addEventListener('visibilitychange', handleVisibility, { signal: ended });
  let count = 0;
  const stops = [
    effect(() => {
      if (ui.open.value) unread.value = 0;
    }),
    effect(() => {
      if (unread.value === count) return;
      count = unread.value;
      emit('unread-change', { count });
    }),
    effect(() => {
      badge.textContent = unread.value > 0 ? String(unread.value) : '';
      status.textContent = said.value;
      unreadText.value = said.value && (COMMAS[ui.texts.code] ?? ', ') + said.value;
    }),
    effect(() => {
      const always = options.titleHint ? unread.value : 0;
      title.show(options.titleHint === false ? 0 : Math.max(always, missed.value));
    }),
    () => title.show(0),
    () => badge.remove(),
    () => status.remove(),
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  ui.loadTexts().catch((cause: unknown) => ui.report('Unread answers have no name.', cause));
}
