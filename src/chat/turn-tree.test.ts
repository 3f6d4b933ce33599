import { expect, test } from 'vitest';
import { turnsOfMessages } from './stored-turns';
import { storedMessage } from './testing';
import { PREVIOUS_ROW, type StoredMessage } from './transport';
import { addTurn, EMPTY_TREE, removeTurn, shownPath, type TurnTree } from './turn-tree';

function treeOf(...rows: StoredMessage[]): TurnTree {
  return { turns: turnsOfMessages(rows), chosen: new Map() };
}

const row = (id: string, parent?: string): StoredMessage => storedMessage(id, { parent });
const keys = (tree: TurnTree): string[] => shownPath(tree).map((turn) => turn.key);

test('the path runs from the last root along the youngest children', () => {
  expect(keys(treeOf(row('a'), row('b', 'a'), row('c', 'a'), row('d', 'b'), row('e', 'c')))).toEqual([
    'a',
    'c',
    'e',
  ]);
});

test('rows of old releases follow one another', () => {
  expect(keys(treeOf(row('a', PREVIOUS_ROW), row('b', PREVIOUS_ROW), row('c', 'b')))).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('a row whose parent is not loaded is a root until the older page arrives', () => {
  expect(keys(treeOf(row('b', 'a'), row('c', 'b')))).toEqual(['b', 'c']);
  expect(keys(treeOf(row('a'), row('b', 'a'), row('c', 'b')))).toEqual(['a', 'b', 'c']);
});

test('an answer on show keeps its signal when an older page arrives', () => {
  const former = turnsOfMessages([row('b', 'a')]);
  const later = turnsOfMessages([row('a'), row('b', 'a')], former);
  expect(later[1]?.answer).toBe(former[0]?.answer);
});

test('rows that are each other’s parents do not hang the page', () => {
  expect(keys(treeOf(row('a', 'b'), row('b', 'a')))).toEqual([]);
});

test('an added turn is shown, also beside an older choice, and taking it out shows the rest', () => {
  const tree = treeOf(row('a'), row('b', 'a'));
  const [first] = tree.turns;
  if (!first) throw new Error('The tree is empty.');
  const added = addTurn(tree, { ...first, key: 'new', parentKey: 'a' });
  expect(keys(added)).toEqual(['a', 'new']);
  expect(keys(removeTurn(added, 'new'))).toEqual(['a', 'b']);
  expect(shownPath(EMPTY_TREE)).toEqual([]);
});

test('a stored row without an answer can be asked again', () => {
  const [broken, failed, paused] = turnsOfMessages([
    storedMessage('a', { answer: '' }),
    storedMessage('b', { status: 'error' }),
    storedMessage('c', { answer: '', status: 'paused' }),
  ]);
  expect(broken?.answer.value).toMatchObject({ status: 'error', error: { code: 'interrupted' } });
  expect(failed?.answer.value).toMatchObject({ status: 'error', error: { code: 'answer-failed' } });
  expect(paused?.answer.value.status).toBe('done');
});
