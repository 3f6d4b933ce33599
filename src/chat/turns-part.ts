/** What reads answers, live and stored: the door of a lazy chunk. */
export { withFilledForm } from './reduce-run';
export { addPage, answerOfMessage, turnsOfMessages } from './stored-turns';
export { runTurn } from './turn-runner';
export { createTurnVerbs } from './turn-verbs';
