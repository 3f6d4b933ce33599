import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Asking } from './asking';
import type { ConversationEvents, Emit } from './chat-events';
import type { Chat, Inputs } from './chat-model';
import type { ConversationKey } from './conversation-key';
import { asChatError } from './errors';
import type { History } from './history';
import { withFilledForm } from './reduce-run';
import { renewFiles } from './renew-files';
import type { Rating } from './services';
import type { AppInfo, ChatTransport } from './transport';
import { findTurn, type Turn, type TurnTree, type TurnView } from './turn-tree';

export interface TurnVerbsOptions {
  transport: ChatTransport;
  emit: Emit<ConversationEvents>;
  tree: Signal<TurnTree>;
  /** The branch on show. */
  turns: ReadonlySignal<readonly Turn[]>;
  history: History;
  conversation: ConversationKey;
  asking: Asking;
  app: ReadonlySignal<AppInfo | undefined>;
  suggestions: Signal<readonly string[]>;
}

/** What can be done with a turn that is there. */
export interface TurnVerbs extends Pick<Chat, 'rate' | 'submitForm' | 'renewFiles'> {
  /** What comes after a complete answer: a name for a new conversation, questions to go on with. Both may fail. */
  follow: (turn: Turn, isFirst: boolean) => Promise<void>;
}

export function createTurnVerbs(options: TurnVerbsOptions): TurnVerbs {
  const { transport, emit, tree, turns, conversation, asking, app, suggestions } = options;

  async function follow(turn: Turn, isFirst: boolean): Promise<void> {
    const id = conversation.id.peek();
    const { messageId } = turn.answer.peek();
    const wantsSuggestions = app.peek()?.suggestAfterAnswer === true && messageId !== undefined;
    if (!wantsSuggestions && !isFirst) return;
    try {
      const services = await transport.services();
      if (isFirst && id !== undefined) services.nameConversation(id).catch(() => {});
      if (!wantsSuggestions) return;
      const questions = await services.suggestions(messageId);
      if (turns.peek().at(-1)?.key === turn.key && !asking.busy.peek()) suggestions.value = questions;
    } catch {
      // Nothing was promised.
    }
  }

  async function rate(view: TurnView, rating: Rating | undefined, comment?: string): Promise<void> {
    const turn = findTurn(tree.peek(), view);
    const messageId = turn?.answer.peek().messageId;
    if (!turn || messageId === undefined) return;
    const former = turn.answer.peek().feedback;
    turn.answer.value = { ...turn.answer.peek(), feedback: rating };
    try {
      const services = await transport.services();
      await services.rate(messageId, rating, comment);
      emit('feedback', { conversationId: conversation.id.peek(), messageId, rating, comment });
    } catch (cause) {
      turn.answer.value = { ...turn.answer.peek(), feedback: former };
      throw asChatError(cause);
    }
  }

  async function submitForm(view: TurnView, token: string, action: string, values: Inputs): Promise<void> {
    const services = await transport.services();
    await services.submitForm(token, action, values);
    const turn = findTurn(tree.peek(), view);
    if (!turn) return;
    turn.answer.value = withFilledForm(turn.answer.peek(), token, action);
    const { runId } = turn.answer.peek();
    if (runId !== undefined) asking.goOn(turn, runId);
  }

  return { rate, submitForm, renewFiles: (view) => renewFiles(options, view), follow };
}
