import { pairDelimiters, type Piece } from './emphasis';
import { readFlanks } from './flanking';
import { FORMULA } from './formula';
import type { InlineToken } from './inline-token';
import { LABEL, match, normalizeLabel, PUNCTUATION, readTarget, type LinkTarget } from './link-target';
import { findRun, runLength, skipBlanks } from './scan';
import { TAG } from './tags';

/** An open `[` or `![` and where its inside begins among the pieces. */
interface Bracket {
  readonly image: boolean;
  readonly piece: number;
  readonly from: number;
  /** False once a link was made inside: links do not nest. */
  active: boolean;
}

/** What plain text ends at. An e-mail address is looked for at the start of a word only, so that this stays linear. */
const SPECIAL = /[\\`*_[\]!<\n]|~~|\$\$|(?<![\w.+-])(?:https?:\/\/|www\.|[\w.+-]{1,64}@(?=[\w-]+\.))/gi;
const ADDRESS =
  /<(?:([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*))>/iy;
const MARKUP = /<(?:!---?>|!--[^]*?-->|\?[^]*?\?>|![a-z][^>]*>|!\[CDATA\[[^]*?\]\]>)/iy;
const BARE_URL = /(?:https?:\/\/|www\.)[^\s<]*/iy;
const BARE_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/y;

/**
 * Reads the text inside blocks by the rules of CommonMark 0.31 §6, with GFM's strikethrough (`~~` only) and bare
 * links; every line break is kept.
 * @param find - target of a normalised label, or `undefined` where none is defined.
 */
export function parseInline(text: string, find: (label: string) => LinkTarget | undefined): InlineToken[] {
  return new InlineParser(text, find).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #find: (label: string) => LinkTarget | undefined;
  readonly #pieces: Piece[] = [];
  readonly #brackets: Bracket[] = [];
  #at = 0;

  constructor(text: string, find: (label: string) => LinkTarget | undefined) {
    this.#text = text;
    this.#find = find;
  }

  parse(): InlineToken[] {
    const text = this.#text;
    while (this.#at < text.length) {
      SPECIAL.lastIndex = this.#at;
      const index = SPECIAL.exec(text)?.index ?? text.length;
      if (index > this.#at) this.#plain(text.slice(this.#at, index));
      this.#at = index;
      if (index < text.length && !this.#special(text.charAt(index))) this.#plain(text.charAt(this.#at++));
    }
    return pairDelimiters(this.#pieces);
  }

  #plain(raw: string): void {
    this.#pieces.push({ type: 'text', raw, text: raw });
  }

  #push(token: Piece, to: number): true {
    this.#pieces.push(token);
    this.#at = to;
    return true;
  }

  /** Reads what begins with a special character; false: it is plain. */
  #special(character: string): boolean {
    switch (character) {
      case '\\':
        return this.#formula() || this.#escape();
      case '$':
        return this.#formula();
      case '\n':
        return this.#lineBreak(this.#at);
      case '`':
        return this.#code();
      case '*':
      case '_':
      case '~':
        return this.#delimiters(character);
      case '!':
        // `![^1]` is a footnote of something important.
        return this.#text[this.#at + 1] === '[' && this.#text[this.#at + 2] !== '^' && this.#open(true);
      case '[':
        return this.#open(false);
      case ']':
        return this.#close();
      case '<':
        return this.#angle();
      default:
        return this.#bare();
    }
  }

  #formula(): boolean {
    const text = this.#text;
    const found = match(FORMULA, text, this.#at);
    if (!found) return false;
    const [raw, inline, block, either] = found;
    const to = this.#at + raw.length;
    // Dollars alone on their lines.
    const isAlone = /^\n*$/.test(text.charAt(this.#at - 1) + text.charAt(to)) || raw.includes('\n');
    const tex = inline ?? block ?? either ?? '';
    return this.#push({ type: 'formula', raw, text: tex, block: !inline && (!!block || isAlone) }, to);
  }

  #escape(): boolean {
    const next = this.#text.charAt(this.#at + 1);
    if (next === '\n') return this.#lineBreak(this.#at + 1);
    if (!PUNCTUATION.test(next)) return false;
    return this.#push({ type: 'escape', raw: `\\${next}`, text: next }, this.#at + 2);
  }

  #lineBreak(index: number): true {
    const last = this.#pieces.at(-1);
    // Spaces around a break are not shown.
    if (last?.type === 'text') last.text = last.raw = last.raw.trimEnd();
    const to = skipBlanks(this.#text, index + 1);
    return this.#push({ type: 'br', raw: this.#text.slice(this.#at, to) }, to);
  }

  #code(): true {
    const text = this.#text;
    const length = runLength(text, this.#at);
    const from = this.#at + length;
    const close = findRun(text, from, length);
    if (close < 0) return this.#marks('`', length);
    const inside = text.slice(from, close).replaceAll('\n', ' ');
    const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
    const to = close + length;
    return this.#push(
      { type: 'codespan', raw: text.slice(this.#at, to), text: isPadded ? inside.slice(1, -1) : inside },
      to,
    );
  }

  #delimiters(mark: string): true {
    const length = runLength(this.#text, this.#at);
    const to = this.#at + length;
    if (mark === '~' && length !== 2) return this.#marks(mark, length);
    return this.#push(
      { type: 'delimiter', mark, length, run: length, ...readFlanks(this.#text, this.#at, to) },
      to,
    );
  }

  /** A run of marks that mean nothing. */
  #marks(mark: string, length: number): true {
    const raw = mark.repeat(length);
    return this.#push({ type: 'text', raw, text: raw }, this.#at + length);
  }

  #open(image: boolean): true {
    const raw = image ? '![' : '[';
    const from = this.#at;
    this.#brackets.push({ image, piece: this.#pieces.length, from, active: true });
    return this.#push({ type: 'text', raw, text: raw }, from + raw.length);
  }

  #close(): boolean {
    const bracket = this.#brackets.pop();
    if (!bracket?.active) return false;
    const { image, piece, from } = bracket;
    const text = this.#text;
    const target = this.#target(text.slice(from + (image ? 2 : 1), this.#at));
    if (!target) return false;
    const inside = pairDelimiters(this.#pieces.splice(piece).slice(1));
    const { href, title, to } = target;
    const raw = text.slice(from, to);
    if (image) return this.#push({ type: 'image', raw, href, title, tokens: inside }, to);
    // Links do not nest: what is outside of this one is none, and addresses inside are its text.
    for (const outer of this.#brackets) if (!outer.image) outer.active = false;
    return this.#push({ type: 'link', raw, href, title, autolink: false, tokens: withoutLinks(inside) }, to);
  }

  /** What the label that ends here points to: `(address "title")`, `[label]`, `[]` or the label itself. */
  #target(inside: string): (LinkTarget & { to: number }) | undefined {
    const text = this.#text;
    const after = this.#at + 1;
    const inline = text[after] === '(' ? readTarget(text, after + 1) : undefined;
    if (inline) return inline;
    const full = text[after] === '[' ? match(LABEL, text, after) : undefined;
    const isFull = full?.[1] !== undefined && full[1].trim() !== '';
    const label = isFull ? (full[1] ?? '') : inside;
    // A label holds no bracket of its own.
    if (!isFull && (inside.trim() === '' || /(?<!\\)(?:\\\\)*[[\]]/.test(inside))) return undefined;
    const found = label.length < 1000 ? this.#find(normalizeLabel(label)) : undefined;
    const to = after + (full?.[0].length ?? 0);
    if (found) return { href: found.href, title: found.title, to };
    // Most likely its footnote comes later; `[^a-z]` is something else.
    return /^\^\d+$/.test(inside) ? { href: '', title: '', to: after } : undefined;
  }

  #angle(): boolean {
    const text = this.#text;
    const address = match(ADDRESS, text, this.#at);
    if (address) {
      const [raw, url, mail = ''] = address;
      return this.#push(selfLink(raw, url ?? `mailto:${mail}`, url ?? mail), this.#at + raw.length);
    }
    const raw = (match(TAG, text, this.#at) ?? match(MARKUP, text, this.#at))?.[0];
    return raw !== undefined && this.#push({ type: 'html', raw }, this.#at + raw.length);
  }

  #bare(): boolean {
    const text = this.#text;
    const url = match(BARE_URL, text, this.#at)?.[0];
    if (url === undefined) {
      const mail = match(BARE_MAIL, text, this.#at)?.[0].replace(/[-_.]+$/, '');
      if (mail === undefined || !/@[^@]+\.[\w-]+$/.test(mail)) return this.#word();
      return this.#push(selfLink(mail, `mailto:${mail}`, mail), this.#at + mail.length);
    }
    // In a label the bracket ends it, as the link would be found first.
    const shown = trimUrl(this.#brackets.length > 0 ? url.replace(/].*/s, '') : url);
    if (!/^(?:https?:\/\/|www\.)[^\s/?#]*[a-z0-9]/i.test(shown)) return this.#word();
    const href = /^www/i.test(shown) ? `http://${shown}` : shown;
    return this.#push(selfLink(shown, href, shown), this.#at + shown.length);
  }

  /** A word that only looked like an address: read past it, or it would be looked at again. */
  #word(): true {
    SPECIAL.lastIndex = this.#at;
    const raw = SPECIAL.exec(this.#text)?.[0] ?? '';
    return this.#push({ type: 'text', raw, text: raw }, this.#at + raw.length);
  }
}

function selfLink(raw: string, href: string, text: string): InlineToken {
  // The text is shown as it stands: an `&` in it begins no entity.
  return { type: 'link', raw, href, title: '', autolink: true, tokens: [{ type: 'escape', raw, text }] };
}

/** The tokens with links replaced by what they show. */
function withoutLinks(tokens: readonly InlineToken[]): InlineToken[] {
  return tokens.flatMap((token): InlineToken[] => {
    if (token.type === 'link') return withoutLinks(token.tokens);
    return 'tokens' in token && token.type !== 'image'
      ? [{ ...token, tokens: withoutLinks(token.tokens) }]
      : [token];
  });
}

/** Punctuation at the end of an address, and a bracket it does not open, belong to the sentence (GFM 6.9). */
function trimUrl(url: string): string {
  let shown = url;
  for (;;) {
    const former = shown;
    shown = shown.replace(/(?:[?!.,:*_~'"]+|&[a-z0-9]+;)$/i, '');
    if (shown.endsWith(')') && count(shown, ')') > count(shown, '(')) shown = shown.slice(0, -1);
    if (shown === former) return shown;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
