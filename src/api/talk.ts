/** What a conversation needs and an empty panel does not: the door of a lazy chunk. */
export { sendMessage, stopMessage } from './chat-messages';
export { loadMessages } from './messages';
