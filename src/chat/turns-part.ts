/** What reads answers as they come: the door of a lazy chunk. */
export { withFilledForm } from './reduce-run';
export { runTurn } from './turn-runner';
