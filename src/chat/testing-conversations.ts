import { createConversationList } from './conversation-list';
import { ChatError } from './errors';
import type { Services } from './services';
import { FakeTransport } from './testing';
import type { Conversation } from './transport';

const NOW = new Date(2026, 2, 11, 12);
const PAGE = 3;

interface Row extends Conversation {
  pinned: boolean;
}

/** Named by their age: c-1 is the newest. */
export function rows(count: number, pinned: readonly number[] = []): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c-${index + 1}`,
    name: `Talk ${index + 1}`,
    introduction: '',
    updatedAt: NOW.getTime() / 1000 - index * 60,
    pinned: pinned.includes(index + 1),
  }));
}

/** A list over a server that keeps `table`, pages by three and can be told to fail. */
export async function setUpList(start: Row[]) {
  let table = start;
  const calls: string[] = [];
  const removed: string[] = [];
  let failure: ChatError | undefined;
  let held: Promise<void> | undefined;
  const call = async <Result>(name: string, act: () => Result): Promise<Result> => {
    calls.push(name);
    const failed = failure;
    await held;
    if (failed) throw failed;
    return act();
  };
  const edit = (id: string, change: Partial<Row>): Row => {
    table = table.map((row) => (row.id === id ? { ...row, ...change } : row));
    const row = table.find((candidate) => candidate.id === id);
    if (!row) throw new ChatError('conversation-gone', 'No such conversation.');
    return row;
  };
  const services: Services = {
    ...(await new FakeTransport().services()),
    conversations: ({ pinned, after }) =>
      call(`${pinned ? 'pinned' : 'rest'} after ${after ?? 'nothing'}`, () => {
        const all = table
          .filter((row) => row.pinned === pinned)
          .toSorted((one, other) => other.updatedAt - one.updatedAt);
        const last = all.findIndex((row) => row.id === after);
        if (after !== undefined && last < 0)
          throw new ChatError('not-found', 'Last Conversation Not Exists.');
        const rest = all.slice(last + 1);
        return { conversations: rest.slice(0, PAGE), hasMore: rest.length > PAGE };
      }),
    renameConversation: (id, name) =>
      call(`rename ${id}`, () => edit(id, { name, updatedAt: NOW.getTime() / 1000 + 1 })),
    nameConversation: (id) => call(`name ${id}`, () => edit(id, { name: 'Named by the server' })),
    pinConversation: (id, pinned) => call(`pin ${id}`, () => void edit(id, { pinned })),
    deleteConversation: (id) =>
      call(`delete ${id}`, () => {
        edit(id, {});
        table = table.filter((row) => row.id !== id);
      }),
  };
  const list = createConversationList({
    services: () => Promise.resolve(services),
    now: () => NOW,
    onRemoved: (id) => removed.push(id),
  });
  return {
    list,
    calls,
    removed,
    shown: () =>
      list.groups.value?.map(
        ({ name, conversations }) => `${name}: ${conversations.map(({ id }) => id).join(' ')}`,
      ),
    names: () => list.groups.value?.flatMap(({ conversations }) => conversations.map(({ name }) => name)),
    fail: (code: ChatError['code'] | undefined) => {
      failure = code && new ChatError(code, 'Refused.');
    },
    /** @returns lets the requests since go on. */
    hold: () => {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },
    /** What another device does. */
    elsewhere: (change: (table: Row[]) => Row[]) => {
      table = change(table);
    },
  };
}
