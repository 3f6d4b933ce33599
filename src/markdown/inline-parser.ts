import { TAG } from './tags';

/** A piece of text inside a block. `raw` is its source; `text` still holds entities, except in code and escapes. */
export type InlineToken =
  | { type: 'text' | 'escape' | 'codespan'; raw: string; text: string }
  | { type: 'br' | 'html'; raw: string }
  | { type: 'strong' | 'em' | 'del'; raw: string; tokens: InlineToken[] }
  | { type: 'image'; raw: string; href: string; title: string; tokens: InlineToken[] }
  /** `autolink`: an address that stands for itself, whose entities are none. */
  | { type: 'link'; raw: string; href: string; title: string; autolink: boolean; tokens: InlineToken[] };

export interface LinkTarget {
  href: string;
  title: string;
}

/** A run of `*`, `_` or `~~` until it is known whether it opens, closes or is plain text. */
interface Delimiter {
  type: 'delimiter';
  mark: string;
  /** Marks left over. */
  length: number;
  readonly run: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

type Piece = InlineToken | Delimiter;

/** An open `[` or `![` and where its inside begins among the pieces. */
interface Bracket {
  readonly image: boolean;
  readonly piece: number;
  readonly from: number;
  /** False once a link was made inside: links do not nest. */
  active: boolean;
}

/** What plain text ends at. An e-mail address is looked for at the start of a word only, so that this stays linear. */
const SPECIAL = /[\\`*_[\]!<\n]|~~|(?<![\w.+-])(?:https?:\/\/|www\.|[\w.+-]{1,64}@(?=[\w-]+\.))/gi;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const CODE_RUN = /`+/y;
const ADDRESS =
  /<(?:([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*))>/iy;
const MARKUP = /<(?:!---?>|!--[^]*?-->|\?[^]*?\?>|![a-z][^>]*>|!\[CDATA\[[^]*?\]\]>)/iy;
const BARE_URL = /(?:https?:\/\/|www\.)[^\s<]*/iy;
const BARE_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/y;
const DESTINATION = /<((?:\\.|[^\\<>\n])*)>|(?![<])((?:\\[!-/:-@[-`{-~]|[^\s])+)/y;
const TITLE = /"((?:\\[^]|[^"\\])*)"|'((?:\\[^]|[^'\\])*)'|\(((?:\\[^]|[^()\\])*)\)/y;
const LABEL = /\[((?:\\[^]|[^\][\\])*)\]/y;
const SPACES = /[ \t]*(?:\n[ \t]*)?/y;

/**
 * Reads the text inside blocks by the rules of CommonMark 0.31 §6, with GFM's strikethrough (`~~` only) and bare
 * links; every line break is kept.
 * @param find - target of a normalised label, or `undefined` where none is defined.
 */
export function parseInline(text: string, find: (label: string) => LinkTarget | undefined): InlineToken[] {
  return new InlineParser(text, find).parse();
}

/** Labels match whatever their case and spaces. */
export function normalizeLabel(label: string): string {
  return label.trim().replaceAll(/\s+/g, ' ').toLowerCase().toUpperCase();
}

export interface Definition extends LinkTarget {
  label: string;
  /** Characters it takes. */
  length: number;
}

/** A reference definition at the start of `text`. */
export function readDefinition(text: string): Definition | undefined {
  const label = match(LABEL, text, 0)?.[1];
  if (label === undefined || label.trim() === '' || label.length > 999) return undefined;
  let at = label.length + 2;
  if (text[at] !== ':') return undefined;
  at = skipSpaces(text, at + 1);
  const destination = match(DESTINATION, text, at);
  if (!destination) return undefined;
  at += destination[0].length;
  const definition = {
    label: normalizeLabel(label),
    href: unescape(destination[1] ?? destination[2] ?? ''),
    title: '',
  };
  const before = skipSpaces(text, at);
  const title = before > at ? match(TITLE, text, before) : undefined;
  const titled = title && lineEnd(text, before + title[0].length);
  if (title && titled !== undefined) return { ...definition, title: titleOf(title), length: titled };
  const plain = lineEnd(text, at);
  return plain === undefined ? undefined : { ...definition, length: plain };
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
    return pair(this.#pieces);
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
        return this.#escape();
      case '\n':
        return this.#lineBreak(this.#at);
      case '`':
        return this.#code();
      case '*':
      case '_':
      case '~':
        return this.#delimiters(character);
      case '!':
        return this.#text[this.#at + 1] === '[' && this.#open(true);
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
    let to = index + 1;
    while (this.#text[to] === ' ' || this.#text[to] === '\t') to++;
    return this.#push({ type: 'br', raw: this.#text.slice(this.#at, to) }, to);
  }

  #code(): true {
    const text = this.#text;
    const run = match(CODE_RUN, text, this.#at)?.[0] ?? '`';
    const from = this.#at + run.length;
    for (let close = text.indexOf(run, from); close >= 0;) {
      const found = match(CODE_RUN, text, close)?.[0].length ?? 1;
      if (found === run.length) {
        const inside = text.slice(from, close).replaceAll('\n', ' ');
        const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
        const raw = text.slice(this.#at, close + found);
        return this.#push(
          { type: 'codespan', raw, text: isPadded ? inside.slice(1, -1) : inside },
          close + found,
        );
      }
      close = text.indexOf(run, close + found);
    }
    return this.#push({ type: 'text', raw: run, text: run }, from);
  }

  #delimiters(mark: string): boolean {
    const text = this.#text;
    let to = this.#at;
    while (text[to] === mark) to++;
    const run = to - this.#at;
    if (mark === '~' && run !== 2)
      return this.#push({ type: 'text', raw: mark.repeat(run), text: mark.repeat(run) }, to);
    const before = charBefore(text, this.#at);
    const after = charAfter(text, to);
    const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
    const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
    const canOpen = left && (mark !== '_' || !right || isPunctuation(before));
    const canClose = right && (mark !== '_' || !left || isPunctuation(after));
    return this.#push({ type: 'delimiter', mark, length: run, run, canOpen, canClose }, to);
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
    const inside = pair(this.#pieces.splice(piece).slice(1));
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
    return found && { href: found.href, title: found.title, to: after + (full?.[0].length ?? 0) };
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

/** `address "title")` from `from` on. */
function readTarget(text: string, from: number): (LinkTarget & { to: number }) | undefined {
  let at = skipSpaces(text, from);
  let href = '';
  const angle = text[at] === '<' ? match(DESTINATION, text, at) : undefined;
  if (text[at] === '<') {
    if (!angle) return undefined;
    href = angle[1] ?? '';
    at += angle[0].length;
  } else {
    const start = at;
    for (let depth = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\\' && PUNCTUATION.test(text.charAt(at + 1))) at++;
      else if (character === '(') depth++;
      else if (character === ')' && depth-- === 0) break;
      else if (character <= ' ') break;
    }
    href = text.slice(start, at);
  }
  const before = skipSpaces(text, at);
  const title = before > at ? match(TITLE, text, before) : undefined;
  const close = skipSpaces(text, title ? before + title[0].length : at);
  if (text[close] !== ')') return undefined;
  return { href: unescape(href), title: title ? titleOf(title) : '', to: close + 1 };
}

/** Delimiters → emphasis, strong and strikethrough (CommonMark 6.2); those without a partner are text. */
function pair(pieces: readonly Piece[]): InlineToken[] {
  const out: Piece[] = [];
  /** Below this there is no opener for closers of a kind: without it, closers in vain would cost the square. */
  const floors = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.type === 'delimiter' && piece.canClose) {
      const kind = `${piece.mark}${piece.canOpen}${piece.run % 3}`;
      while (piece.length > 0) {
        const index = findOpener(out, piece, floors.get(kind) ?? 0);
        const opener = out[index];
        if (opener?.type !== 'delimiter') {
          floors.set(kind, out.length);
          break;
        }
        const used = opener.length > 1 && piece.length > 1 ? 2 : 1;
        const tokens = asTokens(out.splice(index + 1));
        opener.length -= used;
        piece.length -= used;
        if (opener.length === 0) out.pop();
        const marks = piece.mark.repeat(used);
        const type = piece.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
        for (const [other, floor] of floors) floors.set(other, Math.min(floor, out.length));
        out.push({ type, raw: marks + tokens.map(({ raw }) => raw).join('') + marks, tokens });
      }
    }
    if (piece.type !== 'delimiter' || piece.length > 0) out.push(piece);
  }
  return asTokens(out);
}

function findOpener(out: readonly Piece[], closer: Delimiter, floor: number): number {
  for (let index = out.length - 1; index >= floor; index--) {
    const piece = out[index];
    if (piece?.type !== 'delimiter' || piece.mark !== closer.mark || !piece.canOpen) continue;
    const isInside = piece.canClose || closer.canOpen;
    const isThird = (piece.run + closer.run) % 3 === 0 && (piece.run % 3 !== 0 || closer.run % 3 !== 0);
    if (!isInside || !isThird) return index;
  }
  return -1;
}

/** Left-over delimiters become text, and neighbours in text one token. */
function asTokens(pieces: readonly Piece[]): InlineToken[] {
  const tokens: InlineToken[] = [];
  for (const piece of pieces) {
    const raw = piece.type === 'delimiter' ? piece.mark.repeat(piece.length) : piece.raw;
    const token: InlineToken = piece.type === 'delimiter' ? { type: 'text', raw, text: raw } : piece;
    const last = tokens.at(-1);
    if (token.type === 'text' && last?.type === 'text') {
      tokens[tokens.length - 1] = { type: 'text', raw: last.raw + raw, text: last.text + token.text };
    } else if (raw !== '') tokens.push(token);
  }
  return tokens;
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

function match(sticky: RegExp, text: string, from: number): RegExpExecArray | undefined {
  sticky.lastIndex = from;
  return sticky.exec(text) ?? undefined;
}

function skipSpaces(text: string, from: number): number {
  return from + (match(SPACES, text, from)?.[0].length ?? 0);
}

/** Where the line goes on after spaces only; `undefined` where there is more on it. */
function lineEnd(text: string, from: number): number | undefined {
  const spaces = /[ \t]*(?:\n|$)/y;
  const found = match(spaces, text, from);
  return found ? from + found[0].length : undefined;
}

function titleOf([, double, single, round]: RegExpExecArray): string {
  return unescape(double ?? single ?? round ?? '');
}

function unescape(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

function charBefore(text: string, index: number): string {
  const unit = text.charAt(index - 1);
  return /[\udc00-\udfff]/.test(unit) ? text.slice(index - 2, index) : unit;
}

function charAfter(text: string, index: number): string {
  return index < text.length ? String.fromCodePoint(text.codePointAt(index) ?? 32) : '';
}

function isSpace(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
