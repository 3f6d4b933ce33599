import { expect, test } from 'vitest';
import { rows, setUpList } from './testing-conversations';

test('knows nothing before the first answer, and an empty list from no list', async () => {
  const { list, shown } = await setUpList([]);
  expect(shown()).toBeUndefined();
  const refreshed = list.refresh();
  expect(list.loading.value).toBe(true);
  await refreshed;
  expect(list.loading.value).toBe(false);
  expect(shown()).toEqual([]);
});

test('brings all pinned ones and one page of the rest', async () => {
  const { list, shown } = await setUpList(rows(12, [2, 4, 6, 8, 10]));
  await list.refresh();
  expect(shown()).toEqual(['pinned: c-2 c-4 c-6 c-8 c-10', 'today: c-1 c-3 c-5']);
  expect(list.hasMore.value).toBe(true);
});

test('loads page after page until there are no more', async () => {
  const { list, shown } = await setUpList(rows(7));
  await list.refresh();
  await list.loadMore();
  expect(shown()).toEqual(['today: c-1 c-2 c-3 c-4 c-5 c-6']);
  await list.loadMore();
  expect(shown()).toEqual(['today: c-1 c-2 c-3 c-4 c-5 c-6 c-7']);
  expect(list.hasMore.value).toBe(false);
});

test('does not load twice at once', async () => {
  const { list, calls } = await setUpList(rows(7));
  await list.refresh();
  await Promise.all([list.loadMore(), list.loadMore()]);
  expect(calls.filter((call) => call === 'rest after c-3')).toHaveLength(1);
});

for (const act of ['delete', 'pin', 'rename'] as const) {
  test(`the next page is the right one after the last row shown had a ${act}`, async () => {
    const { list, shown } = await setUpList(rows(7));
    await list.refresh();
    if (act === 'delete') await list.remove('c-3');
    else if (act === 'pin') await list.pin('c-3', true);
    else await list.rename('c-3', 'Other');
    await list.loadMore();
    expect(list.problem.value).toBeUndefined();
    const kept = act === 'rename' ? 'c-1 c-2 c-3' : 'c-1 c-2';
    expect(shown()?.at(-1)).toBe(`today: ${kept} c-4 c-5 c-6`);
    await list.loadMore();
    expect(shown()?.at(-1)).toBe(`today: ${kept} c-4 c-5 c-6 c-7`);
  });
}

test('an unpinned one older than all that is loaded does not hide what lies between', async () => {
  const { list, shown } = await setUpList(rows(9, [9]));
  await list.refresh();
  await list.pin('c-9', false);
  expect(shown()).toEqual(['today: c-1 c-2 c-3 c-9']);
  await list.loadMore();
  expect(shown()).toEqual(['today: c-1 c-2 c-3 c-4 c-5 c-6 c-9']);
});

test('begins anew where the last one shown was deleted on another device', async () => {
  const { list, shown, elsewhere } = await setUpList(rows(7));
  await list.refresh();
  elsewhere((table) => table.filter(({ id }) => id !== 'c-3'));
  await list.loadMore();
  expect(list.problem.value).toBeUndefined();
  expect(shown()).toEqual(['today: c-1 c-2 c-4']);
});

test('shown again, it has the names and conversations the server has now', async () => {
  const { list, names, elsewhere } = await setUpList(rows(3));
  await list.refresh();
  elsewhere((table) => table.slice(1).map((row) => ({ ...row, name: `${row.name}, titled` })));
  const refreshed = list.refresh();
  expect(names()).toEqual(['Talk 1', 'Talk 2', 'Talk 3']);
  await refreshed;
  expect(names()).toEqual(['Talk 2, titled', 'Talk 3, titled']);
});

test('a change is shown at once and stays when the server agrees', async () => {
  const { list, shown, names, removed } = await setUpList(rows(3));
  await list.refresh();
  const changed = [list.rename('c-1', '  Blue jacket '), list.pin('c-2', true), list.remove('c-3')];
  expect(shown()).toEqual(['pinned: c-2', 'today: c-1']);
  expect(names()).toEqual(['Talk 2', 'Blue jacket']);
  expect(removed).toEqual([]);
  await Promise.all(changed);
  expect(shown()).toEqual(['pinned: c-2', 'today: c-1']);
  expect(names()).toEqual(['Talk 2', 'Blue jacket']);
  expect(removed).toEqual(['c-3']);
});

test('a change that fails is taken back, told, and can be tried again', async () => {
  const { list, shown, names, fail, removed } = await setUpList(rows(2));
  await list.refresh();
  fail('network');
  for (const act of [
    () => list.rename('c-1', 'Other'),
    () => list.pin('c-1', true),
    () => list.remove('c-1'),
  ]) {
    await act();
    expect(shown()).toEqual(['today: c-1 c-2']);
    expect(names()).toEqual(['Talk 1', 'Talk 2']);
    expect(list.problem.value).toMatchObject({ code: 'network', id: 'c-1' });
  }
  expect(removed).toEqual([]);
  fail(undefined);
  list.problem.value?.tryAgain();
  expect(list.problem.value).toBeUndefined();
  expect(shown()).toEqual(['today: c-2']);
  await list.refresh();
  expect(removed).toEqual(['c-1']);
});

test('a change made while the list is being read is not undone by what was read', async () => {
  const { list, shown, hold } = await setUpList(rows(3));
  await list.refresh();
  const release = hold();
  const refreshed = list.refresh();
  const removed = list.remove('c-1');
  const pinned = list.pin('c-2', true);
  release();
  await refreshed;
  expect(shown()).toEqual(['pinned: c-2', 'today: c-3']);
  await Promise.all([removed, pinned]);
  expect(shown()).toEqual(['pinned: c-2', 'today: c-3']);
});

test('one that is gone already counts as deleted', async () => {
  const { list, shown, removed, elsewhere } = await setUpList(rows(2));
  await list.refresh();
  elsewhere((table) => table.slice(1));
  await list.remove('c-1');
  expect(shown()).toEqual(['today: c-2']);
  expect(removed).toEqual(['c-1']);
  expect(list.problem.value).toBeUndefined();
});

test('an unchanged name is no request, a blank one lets the server make one up', async () => {
  const { list, names, calls } = await setUpList(rows(1));
  await list.refresh();
  await list.rename('c-1', ' Talk 1 ');
  expect(calls.some((call) => call.startsWith('rename'))).toBe(false);
  await list.rename('c-1', ' ');
  expect(names()).toEqual(['Named by the server']);
});

test('a failed page keeps what is there; «Try again» goes on from it', async () => {
  const { list, shown, fail } = await setUpList(rows(5));
  await list.refresh();
  fail('server');
  await list.loadMore();
  expect(shown()).toEqual(['today: c-1 c-2 c-3']);
  expect(list.problem.value).toMatchObject({ code: 'server', id: undefined });
  fail(undefined);
  list.problem.value?.tryAgain();
  await list.refresh();
  expect(list.problem.value).toBeUndefined();
});

test('the first answer failing leaves the list unknown, not empty', async () => {
  const { list, shown, fail } = await setUpList(rows(1));
  fail('network');
  await list.refresh();
  expect(shown()).toBeUndefined();
  expect(list.problem.value).toMatchObject({ code: 'network' });
});

test('a search loads older pages until it finds something', async () => {
  const { list, names, calls } = await setUpList(rows(30));
  await list.refresh();
  await list.setSearch('talk 11');
  expect(names()).toEqual(['Talk 11']);
  expect(calls.filter((call) => call.startsWith('rest'))).toHaveLength(4);
  await list.setSearch('');
  expect(names()).toHaveLength(12);
});

test('a search in vain ends: after ten pages, or with the last one', async () => {
  const endless = await setUpList(rows(60));
  await endless.list.refresh();
  await endless.list.setSearch('nothing of the kind');
  expect(endless.names()).toEqual([]);
  expect(endless.list.hasMore.value).toBe(true);
  expect(endless.calls.filter((call) => call.startsWith('rest'))).toHaveLength(11);

  const short = await setUpList(rows(4));
  await short.list.refresh();
  await short.list.setSearch('nothing of the kind');
  expect(short.list.hasMore.value).toBe(false);
});

test('left, it forgets its search and what was told', async () => {
  const { list, names, fail } = await setUpList(rows(2));
  await list.refresh();
  await list.setSearch('talk 2');
  fail('network');
  await list.pin('c-2', true);
  list.leave();
  expect(list.problem.value).toBeUndefined();
  expect(list.search.value).toBe('');
  expect(names()).toEqual(['Talk 1', 'Talk 2']);
});

test('a search that has changed meanwhile stops loading for the former one', async () => {
  const { list, names, calls } = await setUpList(rows(30));
  await list.refresh();
  await Promise.all([list.setSearch('nothing'), list.setSearch('talk')]);
  expect(names()).not.toEqual([]);
  expect(calls.filter((call) => call.startsWith('rest')).length).toBeLessThanOrEqual(2);
});

test('a search typed before the list is there looks on when it comes', async () => {
  const { list, names } = await setUpList(rows(9));
  await Promise.all([list.refresh(), list.setSearch('Talk 8')]);
  expect(names()).toEqual(['Talk 8']);
});
