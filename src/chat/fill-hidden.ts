import type { FormField } from './form-field';
import { checkValues, type GivenValues } from './form-values';

/** The values of a form that nobody sees: the page fills it in, and its defaults. A door of its own to a lazy part. */
export function fillHidden(fields: readonly FormField[], given: GivenValues): GivenValues {
  const checked = checkValues(fields, {}, given);
  return checked.ok ? { ...given, ...checked.values } : given;
}
