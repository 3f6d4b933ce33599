import { expect, test } from 'vitest';
import { en } from '../i18n/en';
import { findFaults, findTextFaults } from './explain';

test('options that are right, and none at all, have no faults', () => {
  expect(findFaults({})).toEqual([]);
  expect(findFaults({ show: { workflow: 'full', usage: 'hidden' }, user: { id: 'anna-81c2' } })).toEqual([]);
});

test('what does nothing in a group of options is named with what there is', () => {
  const options = JSON.parse(
    '{ "show": { "workflow": "none", "steps": "full" }, "user": { "name": "Anna" } }',
  );
  const faults = findFaults(options);
  expect(faults[0]).toBe('option "show.workflow" should be: hidden | summary | full');
  expect(faults[1]).toMatch(/^unknown option "show.steps", there are: workflow, thoughts/);
  expect(faults[2]).toMatch(/^option "user.id" should be: text/);
});

test('texts that replace none, or one of another kind, are named', () => {
  expect(findTextFaults({ dismiss: 'Away' }, en)).toEqual([]);
  expect(findTextFaults({ dismis: 'Away', showImage: 'Show it' }, en)).toEqual([
    'unknown text "texts.dismis"',
    'text "texts.showImage" should be: function',
  ]);
});
