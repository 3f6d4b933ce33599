export { createMarkdownView, renderMarkdown, type MarkdownView } from './view';
export type { MarkdownAction, MarkdownOptions, MarkdownTexts, MarkdownWork } from './options';
