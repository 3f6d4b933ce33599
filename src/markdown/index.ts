export { createMarkdownView, renderMarkdown, type MarkdownView } from './view';
export { readSettings, type MarkdownSettings } from './read-settings';
export type { MarkdownAction, MarkdownOptions, MarkdownTexts, MarkdownWork } from './options';
