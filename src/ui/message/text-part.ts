/** What the first answer stands in: the door of a lazy chunk. */
export { Announcer } from '../panel/announcer';
export { Follow } from '../thread/follow';
export { AnswerContent } from './answer-content';
export { RichText } from './rich-text';
