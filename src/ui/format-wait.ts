const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
/** So much of a unit is told in the next smaller one: «in 89 seconds», then «in 2 minutes». */
const ENOUGH = 1.5;

/** «in 5 minutes», as the language says it. */
export function formatWait(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language);
  if (seconds >= ENOUGH * DAY_S) return format.format(Math.round(seconds / DAY_S), 'day');
  if (seconds >= ENOUGH * HOUR_S) return format.format(Math.round(seconds / HOUR_S), 'hour');
  if (seconds >= ENOUGH * MINUTE_S) return format.format(Math.round(seconds / MINUTE_S), 'minute');
  return format.format(seconds, 'second');
}
