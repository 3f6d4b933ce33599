/** The words the rendered answer needs; all are read when a node is made. */
export interface MarkdownTexts {
  /** Name of the button that copies a code block: «Copy code». */
  copyCode: string;
  /** Its name for two seconds after a copy that worked: «Copied». */
  copied: string;
  /** Name of the scrolling region around a table: «Table». */
  table: string;
  /** Names of the boxes of a task list: «Done», «Open». */
  taskDone: string;
  taskOpen: string;
  /** Name of an image, which is a button: «Open image NAME». */
  openImage: (name: string) => string;
  /** Text of the button that stands for an image held back: «Show image from HOST». */
  showImage: (host: string) => string;
  /** Names of a reference to a footnote, and of the way back from it; both hold its own name. */
  footnote?: (name: string) => string;
  footnoteBack?: (name: string) => string;
  /** What a formula or a diagram that could not be drawn says, and the words around a diagram. */
  notDrawn?: string;
  diagram?: string;
  showDiagram?: string;
  showSource?: string;
  /** Text of the button that stands for a player held back: «Show player from HOST». */
  showPlayer?: (host: string) => string;
}

/** What the visitor asked for inside an answer and somebody else has to do. */
export type MarkdownAction =
  | { type: 'send'; text: string; source: HTMLElement } // an `abbr:` link, or a button of the text, was pressed
  | { type: 'submit'; form: HTMLFormElement }
  | { type: 'control'; element: HTMLElement } // a form, one of its controls, a button, a player, a footnote or what is held back was made
  | { type: 'broken-image'; image: HTMLImageElement }
  | { type: 'open-image'; button: HTMLElement } // which holds it
  | { type: 'go-to-place'; source: HTMLElement }; // of the same text: `data-place` names a heading, or a footnote with `^`

/** Work done by one update; for tests and benchmarks. */
export interface MarkdownWork {
  /** Characters that arrived or were read again. */
  parsed: number;
  /** DOM nodes made. */
  created: number;
}

export interface MarkdownOptions {
  /** Hosts (`host[:port]`) or whole origins whose images are shown at once; others become a button. */
  imageHosts: 'all' | readonly string[];
  /** Absolute URL against which relative ones (`/files/…`) are resolved. */
  baseUrl: string;
  /** Whether allow-listed HTML tags of the text become elements; else tags are shown as text. Default `true`. */
  html?: boolean;
  /** Whether formulas are drawn; else their source is shown. Default `true`. */
  maths?: boolean;
  /**
   * Whether `mermaid`, `echarts` and `svg` between fences are drawn; a text: the folder of the pages of the first two.
   * Default `true`.
   */
  diagrams?: boolean | string;
  texts: MarkdownTexts;
  /**
   * Called once for each closed formula, `box` holding its source; the place to draw it. From then on the view leaves
   * the inside of `box` alone.
   */
  onFormula?: (box: HTMLElement, tex: string, isBlock: boolean) => void;
  onAction?: (action: MarkdownAction) => void;
  /**
   * Called once for each finished code block, `code` holding its text; the place to colour it.
   * From then on the view leaves the children of `code` alone.
   */
  onCodeBlock?: (code: HTMLElement, language: string) => void;
  /** What was handed over may go or change: another text, or another drawing of this one, follows in this task. */
  onRestart?: () => void;
  /** The container was emptied for good. */
  onDestroy?: () => void;
  onWork?: (work: MarkdownWork) => void;
}
