import type { Translation } from '../../i18n/translation';
import type { Options } from '../config';

export type LauncherTexts = Pick<Translation, 'code' | 'dismiss' | 'moveLauncher'>;

/** The same words as in `i18n/en`, which would bring the panel along. */
export const ENGLISH: LauncherTexts = {
  code: 'en',
  dismiss: 'Dismiss',
  moveLauncher: 'Shift and an arrow key move it, Shift and Home put it back.',
};

/** The few texts of the extras, by the same wishes as those of the panel; the app is not asked for its own. */
export async function loadTexts({ locale, systemVariables, texts }: Options): Promise<LauncherTexts> {
  const wishes = [locale, systemVariables?.['locale'], document.documentElement.lang, ...navigator.languages];
  const tags = wishes.filter((tag) => typeof tag === 'string' && tag !== '').map(String);
  const english = tags.findIndex((tag) => /^en\b/i.test(tag));
  const foreign = english < 0 ? tags : tags.slice(0, english);
  try {
    const { loadLanguage } = await import('../../i18n/languages');
    const found = foreign.length > 0 && (await loadLanguage(foreign));
    return { ...(found || ENGLISH), ...texts };
  } catch {
    return { ...ENGLISH, ...texts }; // Better in English than without a name.
  }
}
