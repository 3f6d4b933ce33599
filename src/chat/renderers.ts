import type { Step } from './answer';
import type { AgentTool, MessageFile, Source } from './stream-event';

/** The parts of an answer that a page may draw itself, with what each is told. */
export interface AnswerPartData {
  /** Markdown of the answer, or of one stretch of it between tools; `complete`: it will not grow any more. */
  text: { readonly text: string; readonly complete: boolean };
  /** What the model thought on the way. */
  reasoning: { readonly text: string; readonly complete: boolean };
  /** One call of an agent's tool; `output` is `undefined` while it runs. */
  tool: AgentTool & { readonly running: boolean };
  /** Of a workflow. */
  step: Step;
  /** A document, with the passages that the answer rests on. */
  citation: { readonly name: string; readonly passages: readonly Source[] };
  /** Of a question or an answer. `url` is signed and dies after minutes. */
  file: MessageFile;
}

/**
 * Draws a part; called again with each change of it, with what it returned before, to be changed and returned again or
 * replaced. `undefined`: as usual.
 */
export type Renderer<Data, Drawn> = (part: Data, former: Drawn | undefined) => Drawn | string | undefined;

/** `Drawn` is what the page makes: nodes in a browser. */
export type Renderers<Drawn> = {
  readonly [Name in keyof AnswerPartData]?: Renderer<AnswerPartData[Name], Drawn>;
};
