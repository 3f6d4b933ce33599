/**
 * Whether an address fits a pattern in which `*` stands for anything: `/shop/*` is compared with the path and, where
 * the pattern has one, the query; any other pattern with the whole address. What is after `#` never counts.
 */
export function matchesUrl(pattern: string, { origin, pathname, search }: URL): boolean {
  const path = pattern.includes('?') ? pathname + search : pathname;
  const text = pattern.startsWith('/') || pattern.startsWith('*/') ? path : origin + path;
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  // What lies between two stars may stand anywhere, in its order. Patterns are no regular expressions: no backtracking.
  let position = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return position <= text.length - last.length;
}
