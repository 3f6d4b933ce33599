/** What a conversation needs and an empty panel does not: the door of a lazy chunk. */
export { ask, resumeRun, stopTask } from './ask';
export { errorOfResponse } from './errors';
export { loadMessages } from './messages';
