/** What is done with answers that are there, of this page view and of earlier ones: the door of a lazy chunk. */
export { addPage, answerOfMessage, turnsOfMessages } from './stored-turns';
export { createTurnVerbs } from './turn-verbs';
