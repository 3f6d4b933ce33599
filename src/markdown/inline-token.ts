/** A piece of text inside a block. `raw` is its source; `text` still holds entities, except in code and escapes. */
export type InlineToken =
  | { type: 'text' | 'escape' | 'codespan'; raw: string; text: string }
  /** `text`: its TeX. */
  | { type: 'formula'; raw: string; text: string; block: boolean }
  | { type: 'br' | 'html'; raw: string }
  | { type: 'strong' | 'em' | 'del'; raw: string; tokens: InlineToken[] }
  | { type: 'image'; raw: string; href: string; title: string; tokens: InlineToken[] }
  /** `autolink`: an address that stands for itself, whose entities are none. */
  | { type: 'link'; raw: string; href: string; title: string; autolink: boolean; tokens: InlineToken[] };
