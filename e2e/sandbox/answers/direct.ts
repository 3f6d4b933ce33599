import type { Step } from '../scenario';

/** Answers that come before any model or workflow has begun (ref §4.7, §5.1, §5.6). */
export const ANNOTATED: Step = {
  do: 'direct',
  text: 'We repair **every** jacket we ever made, for life. *(Written down by the harbor desk.)*',
  isAnnotated: true,
};

export const REFUSED: Step = {
  do: 'direct',
  text: 'I cannot talk about that. Ask me about the **sea** instead.',
  isAnnotated: false,
};
