import { prose } from '../answers/prose';
import { JACKET_PASSAGES } from '../answers/passages';
import { NIL_UUID, idFrom, unixSeconds } from '../ids';
import type { Scenario } from '../scenario';
import type { Memory } from '../store/memory';
import type { Row } from '../store/rows';
import { answerLikeTheShop } from './basic';

/** The same for everybody and in every instance, so that pages can name it. */
const CONVERSATION_ID = idFrom('history');

/** Rows that came through another door, or from an old release: they know only «the row before». */
const LEGACY_ROWS = 5;

const QUESTIONS = [
  'Is the coast path open in winter?',
  'How much water do I need?',
  'And with a dog?',
  'Where can I sleep?',
  'Which boots for wet rock?',
  'What if fog comes in?',
];

const ANSWERS = [
  (n: number) =>
    `Yes, but after storm **${n}** the north mole was closed for a day. Look at the board first.`,
  (n: number) => prose`
Per person and day:

| Weather | Water |
| :-- | --: |
| cool | ${1 + (n % 2)} l |
| warm | ${2 + (n % 2)} l |
`,
  (n: number) =>
    `Gladly. Keep it on a leash near the cliffs; there are ${10 + (n % 30)} stiles, and not every dog jumps.`,
  (n: number) =>
    `- the hut at Skerry Bay (${n % 12} beds left)\n- the inn at the old pier\n- under the stars, if you ask first`,
  () => 'Soft rubber, a stiff edge, and *no* smooth leather soles. Wet seaweed forgives nothing.',
  () => prose`
Stay where you are and whistle ‹three times a minute›.

> Whoever waits arrives.
`,
];

/** Every kind of row that a client has to read: branches, lost memory, an empty answer, a failed one. */
function prefill(memory: Memory, count: number): void {
  const now = unixSeconds();
  const started = now - count * 60;
  memory.forget(CONVERSATION_ID);
  memory.put({
    id: CONVERSATION_ID,
    ownerId: undefined,
    name: 'Planning the coast walk',
    inputs: {},
    introduction: '',
    pinned: false,
    createdAt: started,
    updatedAt: now,
    touched: 0,
  });
  for (let n = 0; n < count; n++) memory.add(rowAt(n, started + n * 60));
}

function rowAt(n: number, createdAt: number): Row {
  const isFailed = n % 20 === 17;
  const isEmpty = n % 20 === 13;
  // A regenerated answer: the same question under the same parent as the row before.
  const isVersion = n % 10 === 9;
  const asked = isVersion ? n - 1 : n;
  const write = ANSWERS[n % ANSWERS.length];
  return {
    id: rowId(n),
    conversationId: CONVERSATION_ID,
    parentId: parentAt(asked),
    inputs: {},
    query: `${QUESTIONS[asked % QUESTIONS.length] ?? ''} (${asked + 1})`,
    answer: isFailed || isEmpty || write === undefined ? '' : write(n),
    files: [],
    rating: n % 11 === 3 ? 'like' : null,
    passages: n % 12 === 4 ? JACKET_PASSAGES : [],
    thoughts: [],
    createdAt,
    status: isFailed ? 'error' : 'normal',
    error: isFailed ? '[harbor] Rate limit reached' : null,
    extra: [],
    isAnnotated: false,
    suggestions: [],
  };
}

function parentAt(n: number): string | null {
  if (n < LEGACY_ROWS) return NIL_UUID;
  // The model's memory was lost once: a second root in the same conversation.
  return n === LEGACY_ROWS ? null : rowId(n - 1);
}

function rowId(n: number): string {
  return idFrom('history', n);
}

export const history: Scenario = {
  mode: 'chat',
  about:
    'A conversation everybody finds: 45 rows (`rows`), with versions, legacy parents, empty and failed answers.',
  prefill: (memory, settings) => prefill(memory, settings.rows),
  answer: answerLikeTheShop,
};
