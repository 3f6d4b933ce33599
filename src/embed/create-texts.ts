import { signal, type ReadonlySignal } from '@preact/signals';
import { enCore } from '../i18n/en-core';
import type { CoreTexts, Translation } from '../i18n/translation';
import type { Options } from './config';

export interface Texts {
  readonly core: ReadonlySignal<CoreTexts>;
  /** All texts, as soon as some part needs them. */
  readonly all: ReadonlySignal<Translation | undefined>;
  /** Of the chosen language; `undefined`: as the page is written. */
  readonly dir: ReadonlySignal<'ltr' | 'rtl' | undefined>;
  /** Brings all texts. Rejects where they cannot be had. */
  loadAll: () => Promise<void>;
  /** The app tells its language: it counts where neither the owner nor the page has one. Never rejects. */
  hearApp: (language: string | undefined) => Promise<void>;
}

/**
 * The texts in the visitor's language: the owner's wish, else the page's language, the app's, the browser's, English.
 * English is there at once; any other comes as a file of its own.
 */
export function createTexts(
  { locale, systemVariables, texts: own }: Options,
  report: (message: string, cause: unknown) => void,
): Texts {
  const core = signal<CoreTexts>(replaceTexts(enCore, own));
  const all = signal<Translation | undefined>(undefined);
  const dir = signal<CoreTexts['dir'] | undefined>(undefined);
  let isChosen = false;
  let tags = [locale, systemVariables?.['locale'], document.documentElement.lang].filter(isTag);
  let choosing = choose();

  async function choose(): Promise<void> {
    const [first] = tags;
    if (first === undefined || isChosen) return;
    // The most frequent wish costs nothing.
    if (/^en\b/i.test(first)) {
      isChosen = true;
      // An English page may still be mirrored.
      if (first === locale) dir.value = 'ltr';
      return;
    }
    // Known before the file is: the panel is not drawn one way round and then the other.
    if (/^(ar|fa|he)/i.test(first)) dir.value = 'rtl';
    try {
      const { loadLanguage } = await import('../i18n/languages');
      const found = await loadLanguage(tags);
      if (!found) return;
      core.value = all.value = replaceTexts(found, own);
      dir.value = found.dir;
      isChosen = true;
    } catch (cause) {
      isChosen = true;
      dir.value = undefined;
      report('The texts of a language could not be loaded.', cause);
    }
  }

  return {
    core,
    all,
    dir,
    async loadAll() {
      await choosing;
      if (all.peek()) return;
      const { en } = await import('../i18n/en');
      all.value ??= replaceTexts(en, own);
    },
    async hearApp(language) {
      await choosing;
      tags = [...tags, language, ...navigator.languages].filter(isTag);
      await (choosing = choose());
    },
  };
}

function isTag(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The owner's own words, by name; a text where a text is, a function where a function is. */
function replaceTexts<Some extends CoreTexts>(translation: Some, texts: Options['texts']): Some {
  const fitting = Object.entries(texts ?? {}).filter(
    ([name, text]) => typeof text === typeof Reflect.get(translation, name) && name !== 'errors',
  );
  return { ...translation, ...Object.fromEntries(fitting) };
}
