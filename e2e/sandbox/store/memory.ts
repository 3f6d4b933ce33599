import { NIL_UUID, newId, unixSeconds } from '../ids';
import type { Conversation, Row } from './rows';

/** The conversations of one instance. */
export class Memory {
  readonly #conversations = new Map<string, Conversation>();
  /** In the order they were written. */
  readonly #rows = new Map<string, Row>();
  #changes = 0;

  begin(conversation: Pick<Conversation, 'ownerId' | 'name' | 'inputs' | 'introduction'>): Conversation {
    const now = unixSeconds();
    return this.put({
      ...conversation,
      id: newId(),
      pinned: false,
      createdAt: now,
      updatedAt: now,
      touched: 0,
    });
  }

  put(conversation: Conversation): Conversation {
    this.#conversations.set(conversation.id, conversation);
    this.touch(conversation);
    return conversation;
  }

  touch(conversation: Conversation): void {
    conversation.touched = ++this.#changes;
  }

  conversation(id: string, personId: string): Conversation | undefined {
    const found = this.#conversations.get(id);
    return found !== undefined && isVisible(found, personId) ? found : undefined;
  }

  /** All that this person may see, in no order. */
  conversations(personId: string): Conversation[] {
    return [...this.#conversations.values()].filter((conversation) => isVisible(conversation, personId));
  }

  forget(id: string): void {
    this.#conversations.delete(id);
    for (const row of this.rows(id)) this.#rows.delete(row.id);
  }

  add(row: Row): void {
    this.#rows.set(row.id, row);
    const conversation = this.#conversations.get(row.conversationId);
    if (conversation === undefined) return;
    conversation.updatedAt = row.createdAt;
    this.touch(conversation);
  }

  row(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Oldest first. Without a conversation: all of the instance. */
  rows(conversationId?: string): Row[] {
    const all = [...this.#rows.values()];
    return conversationId === undefined ? all : all.filter((row) => row.conversationId === conversationId);
  }

  /** Everybody's. */
  everything(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  /** What the model remembers below this parent: the nearest answer first (ref §3.2). */
  ancestors(parentId: string | null, conversationId: string): readonly Row[] {
    const rows = this.rows(conversationId);
    const found: Row[] = [];
    let row = rows.find((candidate) => candidate.id === parentId);
    while (row !== undefined && !found.includes(row)) {
      found.push(row);
      row = parentOf(row, rows);
    }
    return found;
  }
}

function isVisible(conversation: Conversation, personId: string): boolean {
  return conversation.ownerId === undefined || conversation.ownerId === personId;
}

/** The nil parent of old rows means the former row of that kind. */
function parentOf(row: Row, rows: readonly Row[]): Row | undefined {
  if (row.parentId !== NIL_UUID) return rows.find((candidate) => candidate.id === row.parentId);
  return rows.slice(0, rows.indexOf(row)).findLast((candidate) => candidate.parentId === NIL_UUID);
}
