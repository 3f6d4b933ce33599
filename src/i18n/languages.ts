import type { Translation } from './translation';

/** One lazy file each, by language; Chinese by its script. The door of a lazy chunk: English pages never load it. */
const FILES: Readonly<Record<string, () => Promise<Translation>>> = {
  ar: async () => (await import('./ar')).ar,
  de: async () => (await import('./de')).de,
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
  fa: async () => (await import('./fa')).fa,
  fr: async () => (await import('./fr')).fr,
  he: async () => (await import('./he')).he,
  hi: async () => (await import('./hi')).hi,
  id: async () => (await import('./id')).id,
  it: async () => (await import('./it')).it,
  ja: async () => (await import('./ja')).ja,
  ko: async () => (await import('./ko')).ko,
  nl: async () => (await import('./nl')).nl,
  pl: async () => (await import('./pl')).pl,
  pt: async () => (await import('./pt-BR')).ptBr,
  ro: async () => (await import('./ro')).ro,
  ru: async () => (await import('./ru')).ru,
  sl: async () => (await import('./sl')).sl,
  th: async () => (await import('./th')).th,
  tr: async () => (await import('./tr')).tr,
  uk: async () => (await import('./uk')).uk,
  vi: async () => (await import('./vi')).vi,
  'zh-Hans': async () => (await import('./zh-Hans')).zhHans,
  'zh-Hant': async () => (await import('./zh-Hant')).zhHant,
};

export const LANGUAGES: readonly string[] = Object.keys(FILES);

/**
 * The texts of the first language that there is.
 * @param tags - BCP 47, by preference; spelled with `_`, in old codes or not tags at all: whatever pages and servers have.
 */
export async function loadLanguage(tags: readonly string[]): Promise<Translation | undefined> {
  const name = tags.map(languageOf).find((language) => language !== undefined);
  return name === undefined ? undefined : FILES[name]?.();
}

/** `de-AT` → `de`, `zh-TW` → `zh-Hant`, `iw` → `he`; `undefined` where it is no tag, or of no language there is. */
export function languageOf(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize();
    return [language, `${language}-${script}`].find((name) => LANGUAGES.includes(name));
  } catch {
    return undefined;
  }
}
