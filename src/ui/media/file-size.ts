const STEPS = [
  ['byte', 1],
  ['kilobyte', 1024],
  ['megabyte', 1024 ** 2],
  ['gigabyte', 1024 ** 3],
] as const;
/** Making one is slow; there are few languages and four units. */
const formats = new Map<string, Intl.NumberFormat>();

/** «1.2 MB» as the language writes it. Counted in 1024s, as the server's limits are. */
export function formatFileSize(bytes: number, language: string): string {
  const [unit, size] = STEPS.findLast(([, least]) => bytes >= least) ?? STEPS[0];
  const key = `${language} ${unit}`;
  let format = formats.get(key);
  if (!format) {
    const maximumFractionDigits = size < 1024 ** 2 ? 0 : 1;
    const unitDisplay = unit === 'byte' ? 'long' : 'short';
    format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits });
    formats.set(key, format);
  }
  return format.format(bytes / size);
}
