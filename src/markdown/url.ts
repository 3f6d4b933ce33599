/** What a link may lead to; `abbr:` is Dify's «send this text». Every other scheme can run code or opens local things. */
const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'irc:', 'ircs:', 'xmpp:']);
const IMAGE_SCHEMES = new Set(['http:', 'https:']);

/** Characters nobody sees, which browsers drop before they read a scheme or which hide where a link goes. */
const INVISIBLE = /[\0-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;

function parseUrl(href: string, baseUrl: string, schemes: ReadonlySet<string>): URL | undefined {
  const visible = href.trim().replace(INVISIBLE, (character) => (character === ' ' ? '%20' : ''));
  if (visible === '') return undefined;
  try {
    // `//host` takes the scheme of its base; a page served as http must not make it insecure.
    const url = new URL(visible.startsWith('//') ? `https:${visible}` : visible, baseUrl);
    return schemes.has(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

export type LinkTarget =
  | { type: 'url'; href: string }
  | { type: 'send'; text: string }
  /** A heading of the same text, or with `^` a footnote. */
  | { type: 'place'; name: string };

/** Where a link of the text leads; undefined: nowhere it may, so only its label is shown. */
export function readLink(href: string, baseUrl: string): LinkTarget | undefined {
  const abbr = /^\s*abbr:(.*)$/is.exec(href)?.[1];
  if (abbr !== undefined) return abbr === '' ? undefined : { type: 'send', text: decodeText(abbr) };
  if (/^\s*[#^]/.test(href)) {
    const name = href.trim().replace('#', '');
    return name === '' ? undefined : { type: 'place', name };
  }
  const url = parseUrl(href, baseUrl, LINK_SCHEMES);
  return url && { type: 'url', href: url.href };
}

/** The address of an image, `trusted` if it may be fetched without asking; undefined: not an image at all. */
export function readImage(
  source: string,
  baseUrl: string,
  hosts: 'all' | readonly string[],
): { src: string; host: string; trusted: boolean } | undefined {
  const url = parseUrl(source, baseUrl, IMAGE_SCHEMES);
  if (!url) return undefined;
  const trusted = hosts === 'all' || hosts.some((host) => originOf(host, url.protocol) === url.origin);
  return { src: url.href, host: url.host, trusted };
}

/**
 * What a host stands for, with its port where it has one (`cdn.example:8443`); a whole origin stands for itself.
 * @returns undefined for what is neither, as a path or a pattern.
 */
export function originOf(host: string, scheme = 'https:'): string | undefined {
  try {
    const { origin, href } = new URL(host.includes('://') ? host : `${scheme}//${host}`);
    // As an address it has nothing else.
    return href === `${origin}/` && !host.includes('*') ? origin : undefined;
  } catch {
    return undefined;
  }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone `%`: meant as it stands
  }
}

/** The name of the file that an absolute address leads to. */
export function fileNameOf(url: string): string {
  return decodeText(/[^/]*$/.exec(new URL(url).pathname)?.[0] ?? '');
}
