import { expect, test } from 'vitest';
import { EMPTY_ANSWER, type Answer } from './answer';
import { outputsOf, wholeTextOf } from './outputs';
import type { MessageFile } from './stream-event';

const PICTURE: MessageFile = {
  id: 'f',
  kind: 'image',
  name: 'coast.svg',
  url: '/files/coast.svg?sign=1',
  mimeType: 'image/svg+xml',
  size: 9,
  belongsTo: 'assistant',
  uploadId: undefined,
};

function answer(outputs: Record<string, unknown>, fields: Partial<Answer> = {}): Answer {
  return { ...EMPTY_ANSWER, run: { status: 'succeeded', elapsedSeconds: 1, outputs }, ...fields };
}

test('each kind of value has its own look; empty ones say nothing', () => {
  expect(
    outputsOf(
      answer({ text: '**Hi**', wind: 0, safe: false, none: null, empty: '', list: [], days: ['Sat'] }),
    ),
  ).toEqual([
    { name: 'text', type: 'text', text: '**Hi**' },
    { name: 'wind', type: 'number', value: 0 },
    { name: 'safe', type: 'flag', value: false },
    { name: 'days', type: 'json', json: '[\n  "Sat"\n]' },
  ]);
});

test('the text that has streamed is not shown twice', () => {
  expect(outputsOf(answer({ result: 'Draft\n', title: 'Other' }, { text: 'Draft' }))).toEqual([
    { name: 'title', type: 'text', text: 'Other' },
  ]);
});

test('of a text that was heard in part, the output that ends as it does is the whole', () => {
  const outputs = { count: 3, title: 'Wind', result: 'Calm. Then rain.\n' };
  expect(wholeTextOf(answer(outputs, { text: 'hen rain.' }))).toBe('Calm. Then rain.\n');
  for (const text of ['', ' ', 'snow.', 'Calm. Then rain.\n'])
    expect(wholeTextOf(answer(outputs, { text }))).toBeUndefined();
});

test('files are files, alone, in lists and beside the outputs, each once', () => {
  const again = { ...PICTURE, url: '/files/coast.svg?sign=2' };
  const other = { ...PICTURE, id: 'g', url: '/files/other.svg' };
  expect(outputsOf(answer({ picture: PICTURE, all: [PICTURE] }, { files: [again, other] }))).toEqual([
    { name: 'picture', type: 'files', files: [PICTURE] },
    { name: 'all', type: 'files', files: [PICTURE] },
    { name: '', type: 'files', files: [other] },
  ]);
});
