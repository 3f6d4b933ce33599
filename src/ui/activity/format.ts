/** Seconds as a text: one digit after the point while it tells something. */
export function formatSeconds(seconds: number, language: string): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: seconds < 10 ? 1 : 0,
    minimumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds);
}

/** JSON in readable lines, anything else as it is. */
export function formatPayload(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
