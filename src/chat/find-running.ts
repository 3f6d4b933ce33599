import type { Turn, TurnTree } from './turn-tree';

/**
 * The answer that was on its way when the page was left, by what was stored of it; `undefined` where nothing is missing:
 * it is stored whole, waits for a person, or belongs to another conversation.
 */
export function findRunning(
  json: string,
  conversationId: string | undefined,
  { turns }: TurnTree,
): { turn: Turn; runId: string } | undefined {
  const stored = parseRunning(json);
  if (!stored || stored.conversationId !== conversationId) return undefined;
  const turn = turns.find(({ answer }) => answer.peek().messageId === stored.messageId);
  return turn?.answer.peek().status === 'error' ? { turn, runId: stored.runId } : undefined;
}

function parseRunning(
  json: string,
): { conversationId: string; messageId: string; runId: string } | undefined {
  const match = /^\{"conversationId":"([^"]+)","messageId":"([^"]+)","runId":"([^"]+)"\}$/.exec(json);
  const [, conversationId, messageId, runId] = match ?? [];
  if (conversationId === undefined || messageId === undefined || runId === undefined) return undefined;
  return { conversationId, messageId, runId };
}
