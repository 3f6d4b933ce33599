import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { events, names } from './test-client';
import { record, TRANSCRIPTS } from './transcripts';

/** `RECORD=1 npx vitest run e2e/sandbox/transcripts.test.ts` writes the recordings anew. */
const isRecording = process.env['RECORD'] === '1';
/** Where the client's own tests find them. */
const FOLDER = new URL('../../src/api/__fixtures__/', import.meta.url);

/** What happens in a stream, without what differs from one run to the next. */
const plot = (wire: string): readonly unknown[] => names(events(wire)).filter((name) => name !== 'ping');

for (const [name, transcript] of Object.entries(TRANSCRIPTS)) {
  test.each(transcript.profiles)(`${name} goes in profile %s as it was recorded`, async (profile) => {
    const file = new URL(`${name}-${profile}.txt`, FOLDER);
    const wire = await record(transcript, profile);
    expect(plot(wire).length).toBeGreaterThan(0);
    if (isRecording) writeFileSync(file, wire);
    expect(plot(readFileSync(file, 'utf8'))).toEqual(plot(wire));
  });
}

test('nothing is kept that nobody could record again', () => {
  const known = Object.entries(TRANSCRIPTS).flatMap(([name, { profiles }]) =>
    profiles.map((profile) => `${name}-${profile}.txt`),
  );
  expect(readdirSync(FOLDER).toSorted()).toEqual(known.toSorted());
});
