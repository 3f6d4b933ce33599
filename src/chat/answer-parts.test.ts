import { assert, gen, type GeneratorValue, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, EMPTY_ANSWER } from './answer';
import { type AnswerPart, answerParts } from './answer-parts';
import { reduceAnswer } from './reduce-answer';
import type { StreamEvent } from './stream-event';
import { delta, IDS } from './testing';

const RUNS = { numRuns: 700 };
/** Pieces of an answer: tags whole and torn, what they may be mistaken for, code, blank lines. */
const PIECES = [
  'Rain. ',
  'So ',
  '🌊',
  '\n',
  '\n\n',
  ' ',
  '<think>',
  '</think>',
  '<thi',
  'nk>',
  '</',
  '<',
  'think>',
  '\n```\n',
  '\n```',
  '~~~',
  '`',
  '    ',
];

const say = (text: string): StreamEvent => ({ type: 'text-delta', text, channel: 'agent', ids: IDS });

function call(id: string): StreamEvent {
  const tools = [{ name: 'weather', labels: {}, input: undefined, output: undefined }];
  const thought = { id, position: Number(id), thought: '', tools, fileIds: [] };
  return { type: 'agent-thought', thought, ids: IDS };
}

/** What an agent may say, and where it calls its tools. */
function speech(g: GeneratorValue): StreamEvent[] {
  let calls = 0;
  return Array.from({ length: g(nat, 14) }, () =>
    g(nat, 7) === 0 ? call(`${++calls}`) : say(PIECES[g(nat, PIECES.length - 1)] ?? ''),
  );
}

function grow(events: readonly StreamEvent[]): Answer[] {
  let answer = EMPTY_ANSWER;
  return events.map((event) => (answer = reduceAnswer(answer, event)));
}

const over = (answer: Answer): Answer => ({ ...answer, status: 'done' });
const partsOf = (text: string): readonly AnswerPart[] => answerParts({ ...EMPTY_ANSWER, text });
const keysOf = (parts: readonly AnswerPart[]): string[] => parts.map(({ key }) => key);

/** What is said, without tags and blanks: the first may be marks, the second lie at edges. */
function bare(text: string): string {
  const left = text.replaceAll(/<\/?think>|\s/g, '');
  return left === text ? left : bare(left);
}

const said = (parts: readonly AnswerPart[]): string =>
  bare(parts.map((part) => (part.kind === 'tools' ? '' : part.text)).join(''));

test('the parts of an answer hold all that was said, in its order, and nothing twice', () => {
  assert(
    property(gen(), (g) => {
      for (const answer of grow(speech(g))) {
        const whole = bare(answer.text);
        const shown = said(answerParts(answer));
        // A tag that is half there is not shown before it is known whether it is one.
        expect(whole.startsWith(shown) && /^<?\/?[think]*$/.test(whole.slice(shown.length))).toBe(true);
        expect(said(answerParts(over(answer)))).toBe(whole);
      }
    }),
    RUNS,
  );
});

test('each tool call has one part, and keys are unique', () => {
  assert(
    property(gen(), (g) => {
      for (const answer of grow(speech(g))) {
        const parts = answerParts(answer);
        expect(new Set(keysOf(parts)).size).toBe(parts.length);
        const tools = parts.flatMap((part) => (part.kind === 'tools' ? [part.thought.id] : []));
        expect(tools).toEqual(answer.thoughts.map(({ id }) => id));
      }
    }),
    RUNS,
  );
});

test('parts keep their keys and their places while the answer grows, and their texts only grow', () => {
  assert(
    property(gen(), (g) => {
      // Only what was thought without a beginning is told late. Once a thought has been opened by its tag, none can be.
      const events = [say('Hm.\n<think>'), ...speech(g)];
      let former: readonly AnswerPart[] = [];
      for (const answer of grow(events)) {
        const parts = answerParts(answer);
        expect(keysOf(parts).slice(0, former.length)).toEqual(keysOf(former));
        for (const [index, part] of former.entries()) {
          const next = parts[index];
          if (part.kind === 'tools' || next === undefined || next.kind === 'tools') continue;
          expect(next.kind).toBe(part.kind);
          expect(next.text.slice(0, part.text.trimEnd().length)).toBe(part.text.trimEnd());
        }
        former = parts;
      }
    }),
    RUNS,
  );
});

test('a thought is open until its end is written or its answer is over', () => {
  expect(partsOf('<think>Wind')).toMatchObject([{ kind: 'reasoning', text: 'Wind', done: false }]);
  expect(partsOf('<think>Wind</think>')).toMatchObject([{ kind: 'reasoning', done: true }]);
  expect(answerParts({ ...EMPTY_ANSWER, text: '<think>Wind', status: 'stopped' })).toMatchObject([
    { kind: 'reasoning', done: true },
  ]);
});

test('what stands before a closing tag without an opening one was thought', () => {
  expect(partsOf('Wind counts.\n</think>\n\nTake the Skerry.')).toEqual([
    { kind: 'reasoning', key: 'think-0', text: 'Wind counts.', done: true },
    { kind: 'text', key: 'text-1', text: 'Take the Skerry.' },
  ]);
});

test('several thoughts stand where they were thought, also right after one another', () => {
  const kinds = (text: string): string[] => partsOf(text).map(({ kind }) => kind);
  expect(kinds('<think>a</think>b\n<think>c</think>d')).toEqual(['reasoning', 'text', 'reasoning', 'text']);
  expect(kinds('<think>a</think><think>b</think>c')).toEqual(['reasoning', 'reasoning', 'text']);
});

test('a tag in code or in a sentence is text', () => {
  for (const text of [
    'Write `<think>` first.',
    'Some models write `</think>` without a beginning.',
    '```xml\n<think>\n</think>\n```',
    'It says <think> in the middle of a line.',
    '```md\n```js\n<think>\n```',
  ]) {
    expect(partsOf(text), text).toEqual([{ kind: 'text', key: 'text-0', text }]);
  }
});

test('half a tag at the end is not shown before it is known what it is', () => {
  for (const half of ['<', '<th', '</thin']) {
    expect(partsOf(`So.\n${half}`), half).toMatchObject([{ text: 'So.\n' }]);
    expect(answerParts({ ...EMPTY_ANSWER, text: `So.\n${half}`, status: 'done' }), half).toMatchObject([
      { text: `So.\n${half}` },
    ]);
  }
});

test('a step of an agent may begin with a thought in the middle of a line', () => {
  const answer = grow([say('Let me look.'), call('1'), say('<think>Rain'), say('</think>It rains.')]).at(-1);
  expect(answerParts(answer ?? EMPTY_ANSWER)).toMatchObject([
    { kind: 'text', text: 'Let me look.' },
    { kind: 'tools' },
    { kind: 'reasoning', text: 'Rain', done: true },
    { kind: 'text', text: 'It rains.' },
  ]);
});

test('tools that are called in the middle of a thought part it', () => {
  const answer = grow([say('<think>Rain'), call('1'), say(', says the radio.')]).at(-1);
  expect(answerParts(answer ?? EMPTY_ANSWER)).toMatchObject([
    { kind: 'reasoning', text: 'Rain', done: true },
    { kind: 'tools' },
    { kind: 'reasoning', text: ', says the radio.', done: false },
  ]);
});

test('reasoning that came apart from the text stands before it, and is done when the text begins', () => {
  const reasoning = { text: 'Wind.', done: false };
  expect(answerParts({ ...EMPTY_ANSWER, reasoning })).toMatchObject([{ key: 'reasoning', done: false }]);
  const speaking = reduceAnswer({ ...EMPTY_ANSWER, reasoning }, delta('Yes.'));
  expect(answerParts(speaking)).toMatchObject([{ key: 'reasoning', done: true }, { text: 'Yes.' }]);
});
