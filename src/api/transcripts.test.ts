import { array, assert, asyncProperty, nat } from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ANSWER, type Answer } from '../chat/answer';
import { reduceAnswer } from '../chat/reduce-answer';
import type { StreamEvent } from '../chat/stream-event';
import { TurnEnd, type TurnPhase } from '../chat/turn-end';
import { bytes, fixture, fixtureNames, read } from './testing';

/** Recordings small enough to be cut at every byte as a whole. */
const SMALL_BYTES = 2200;
/** Recordings up to here are also read byte by byte, larger ones in pieces of a few bytes. */
const MEDIUM_BYTES = 10_000;
const FEW = 7;

const NAMES = fixtureNames();

const reduce = (events: readonly StreamEvent[]): Answer => events.reduce(reduceAnswer, EMPTY_ANSWER);

/** Compares fast: an equal text is an equal list, and only unequal ones are looked at member by member. */
function expectSame(events: readonly StreamEvent[], whole: readonly StreamEvent[], where: string): void {
  if (JSON.stringify(events) !== JSON.stringify(whole)) expect(events, where).toEqual(whole);
}

async function expectSameAtEveryCut(wire: Uint8Array): Promise<void> {
  const whole = await read([wire]);
  for (let cut = 1; cut < wire.length; cut++) {
    const events = await read([wire.subarray(0, cut), wire.subarray(cut)]);
    expectSame(events, whole, `cut at ${cut}`);
  }
}

function pieces(wire: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(wire.length / size) }, (_, index) =>
    wire.subarray(index * size, (index + 1) * size),
  );
}

test.each(NAMES.filter((name) => fixture(name).length <= SMALL_BYTES))(
  '%s: the same events wherever the network cuts the stream in two',
  async (name) => {
    await expectSameAtEveryCut(fixture(name));
  },
);

test('an event of each kind is read the same wherever it is cut, in ASCII and in UTF-8', async () => {
  const samples = new Map<string, string>();
  for (const frame of NAMES.flatMap((name) => new TextDecoder().decode(fixture(name)).split('\n\n'))) {
    const [, space, kind] = /^data: \{"event":( ?)"(\w+)"/.exec(frame) ?? [];
    const known = samples.get(`${space}${kind}`);
    if (kind !== undefined && (known === undefined || frame.length < known.length)) {
      samples.set(`${space}${kind}`, frame);
    }
  }
  expect(samples.size).toBeGreaterThan(40);
  // What was before may leave something over, what follows may lose its beginning.
  const neighbour = 'data: {"event":"message","answer":"🌊"}\n\n';
  for (const sample of samples.values()) {
    await expectSameAtEveryCut(bytes(`${neighbour}${sample}\n\n${neighbour}`));
  }
});

test.each(NAMES)('%s: the same events and the same answer in pieces of any size', async (name) => {
  const wire = fixture(name);
  const whole = await read([wire]);
  const answer = reduce(whole);
  expect(whole.length).toBeGreaterThan(0);
  const small = await read(pieces(wire, wire.length <= MEDIUM_BYTES ? 1 : FEW));
  expect(small).toEqual(whole);
  expect(reduce(small)).toEqual(answer);
  const crlf = bytes(new TextDecoder().decode(wire).replaceAll('\n', '\r\n'));
  expectSame(await read(pieces(crlf, 1000)), whole, 'with CRLF');
  await assert(
    asyncProperty(array(nat(wire.length), { maxLength: 12 }), async (cuts) => {
      const at = [0, ...cuts.toSorted((one, other) => one - other), wire.length];
      const cut = at.slice(1).map((end, index) => wire.subarray(at[index], end));
      expectSame(await read(cut), whole, at.join());
    }),
    { numRuns: 5 },
  );
});

const GREETING = 'Grüße aus Åbo 👋🏽: **neun** Uhr.';
const ADVICE =
  '**7 °C and rain**, with a stiff wind from the west. It clears towards evening, and then it looks about like this. Take the *Skerry*, not the Drizzle.';
const DONE = { status: 'streaming', error: undefined };

/** What each transcript comes to, in every profile; and how far its end is told (ref §4.7). */
const OUTCOMES: Readonly<Record<string, readonly [Partial<Answer> | object, TurnPhase?]>> = {
  basic: [{ ...DONE, text: GREETING }],
  citations: [{ ...DONE, text: 'Every jacket is repaired **for life**, zips too.' }],
  agent: [
    { ...DONE, text: `Let me look at the weather out there first. ${ADVICE}`, files: [{ kind: 'image' }] },
  ],
  'agent-next': [{ ...DONE, text: `Let me look at the weather out there first. ${ADVICE}` }],
  react: [{ ...DONE, text: `I need the weather at the coast. And how far one can see. ${ADVICE}` }],
  chatflow: [{ ...DONE, run: { status: 'succeeded' } }],
  'plain-flow': [{ ...DONE, text: GREETING }],
  iteration: [{ ...DONE, text: 'Take the *Skerry*.' }],
  parallel: [{ ...DONE, text: 'One moment, I weigh them all up at once. Take the *Skerry*.' }],
  completion: [{ ...DONE, text: GREETING }],
  workflow: [{ ...DONE, run: { status: 'succeeded', outputs: { wind: 35 } }, files: [{}] }, 'ending'],
  moderated: [{ ...DONE, text: 'I cannot talk about that. Ask me about the **sea** instead.' }],
  cleaned: [{ ...DONE, text: expect.stringMatching(/the \*{4} cook.*took it along to sea\.$/) }],
  'moderated-flow': [{ ...DONE, text: 'I cannot talk about that.' }],
  speech: [{ ...DONE, text: GREETING }],
  error: [{ text: 'The capital ', status: 'error', error: { code: 'answer-failed' } }],
  'error-flow': [{ status: 'error', run: { status: 'failed' } }],
  'error-early': [{ text: '', status: 'error', error: { code: 'invalid-input' } }],
  stopped: [{ ...DONE, text: 'Grüße aus Åbo 👋🏽: ' }],
  'stopped-flow': [{ status: 'stopped', run: { status: 'stopped' } }],
  human: [{ ...DONE, run: { status: 'paused' }, forms: [{ state: 'open' }] }],
  resumed: [{ ...DONE, run: { status: 'succeeded' }, forms: [{ state: 'filled' }] }],
  snapshot: [{ ...DONE, run: { status: 'succeeded' } }],
  direct: [{ ...DONE, run: undefined, text: expect.stringContaining('for life') }],
  quirk: [{ ...DONE, text: 'Here is the **Skerry**, drawn from memory.' }],
};

test.each(NAMES)('%s: reduces to its answer, which is over, with no step under way', async (name) => {
  const events = await read([fixture(name)]);
  const [outcome, phase = 'ended'] = OUTCOMES[name.replace(/-\w$/, '')] ?? [];
  const answer = reduce(events);
  expect(answer).toMatchObject(outcome ?? {});
  const end = new TurnEnd();
  const phases = events.map((event) => end.observe(event));
  // One lost end event leaves the answer ending: the grace time decides.
  expect([phase, 'ending']).toContain(phases.at(-1));
  const waiting = answer.run?.status === 'paused' ? ['human-input'] : [];
  const open = answer.steps.filter(({ status }) => status === 'running' || status === 'retrying');
  expect(open.map(({ nodeType }) => nodeType)).toEqual(waiting);
});
