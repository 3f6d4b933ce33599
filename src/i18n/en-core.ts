import type { CoreTexts } from './translation';

export const enCore: CoreTexts = {
  code: 'en',
  dir: 'ltr',

  openChat: 'Open chat',
  hideChat: 'Hide chat',
  newConversation: 'New conversation',
  expand: 'Expand',
  collapse: 'Collapse',
  closeChat: 'Close chat',

  conversation: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  answering: 'Answering…',
  stopped: 'Stopped',
  suggestedQuestions: 'Suggested questions',
  greeting: 'Hello! What can I help you with?',
  loadEarlier: 'Load earlier messages',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  loading: 'Loading…',

  message: 'Message',
  placeholder: 'Ask a question…',
  send: 'Send',
  stop: 'Stop',
  privacy: 'Privacy',

  conversationGone: 'The earlier conversation is no longer there. This is a new one.',
  historyFailed: 'Earlier messages could not be loaded.',
  offline: 'You are offline. What you write stays here.',
  conversations: 'Conversations',

  errors: {
    network: 'No connection to the assistant.',
    timeout: 'The assistant has gone quiet. Your question was not sent twice.',
    interrupted: 'The connection broke before the answer was complete. Your question was not sent twice.',
    protocol: 'Something went wrong.',
    unauthorized: 'The chat could not sign in.',
    'sign-in-required': 'This assistant needs a sign-in.',
    'access-denied': 'You have no access to this assistant.',
    unavailable: 'This assistant is not available at the moment.',
    server: 'Something went wrong at the assistant.',
  },
};
