import { parseOptions, type Options } from './embed/config';
import { createWidget, type Chat } from './embed/widget';

export type { OptionChanges, Options } from './embed/config';
export type { Chat } from './embed/widget';
export type { QuestionParts } from './embed/panel-contract';
export type { AnswerPartData, Renderer, Renderers } from './chat/renderers';
export type { Interceptors, OutgoingQuestion, QuestionChange, Reply } from './chat/interceptors';
export type { WidgetEventName, WidgetEvents } from './embed/events';
export type { ChatErrorCode } from './chat/errors';

/**
 * Puts a widget on the page. Importing this module does nothing and is safe on a server; calling it needs a document.
 * @throws {TypeError} without a `token`.
 */
export function createChat(options: Options): Chat {
  const read = parseOptions(options);
  if (!read.token) throw new TypeError('createChat() needs the web code of an app as `token`.');
  return createWidget(
    read,
    () => import('./embed/mount'),
    () => import('./embed/extras/add-extras'),
  );
}
