/** A question on its way out. */
export interface OutgoingQuestion {
  /** Empty for a form without a question. */
  readonly text: string;
  /** Values of the app's form, by variable. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `undefined`: it begins one. */
  readonly conversationId: string | undefined;
}

/** What goes out instead; `inputs` are added to those there are. `refuse` is the sentence that the visitor reads. */
export type QuestionChange =
  | { readonly text?: string; readonly inputs?: Readonly<Record<string, unknown>> }
  | { readonly refuse: string };

/** A complete answer. */
export interface Reply {
  /** Markdown as the model wrote it, with its `<think>` parts. */
  readonly text: string;
  readonly conversationId: string | undefined;
  readonly messageId: string | undefined;
}

type Later<Value> = Value | undefined | Promise<Value | undefined>;

/** The page's own code between the visitor and the server. */
export interface Interceptors {
  beforeSend?: ((question: OutgoingQuestion) => Later<QuestionChange>) | undefined;
  onReply?: ((reply: Reply) => Later<string>) | undefined;
}
