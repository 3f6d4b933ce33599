import { prose } from './prose';

const PLACES = [
  'Skerry Bay',
  'the old pier',
  'Gannet Head',
  'the salt path',
  'Mussel Cove',
  'the north mole',
];
const THINGS = ['rope', 'lantern', 'oilskin', 'compass', 'thermos', 'chart', 'whistle'];
const MOODS = ['calm', 'grey', 'bright', 'restless', 'cold', 'kind'];

type Block = (n: number) => string;

const BLOCKS: readonly Block[] = [
  (n) => `## ${n}. From ${pick(PLACES, n)} to ${pick(PLACES, n + 1)}`,
  (n) =>
    `The morning was ${pick(MOODS, n)}, and the path ran along the **${pick(THINGS, n)} works** before it dropped to the sea. ` +
    `You need about *${20 + (n % 40)} minutes* for the first part, a little more with a full pack, and the ‹${pick(THINGS, n + 2)}› should be within reach. ` +
    `Ask at [the harbour office](https://harbor-goods.example/office/${n}) for the tide; it turns earlier than people think.`,
  (n) =>
    `- take the ${pick(THINGS, n)}\n  - and a spare one\n    - dry, in a bag\n- leave the ${pick(THINGS, n + 3)}\n- count the boats: **${n}**`,
  (n) =>
    `1. Start at ${pick(PLACES, n)}.\n2. Keep the water on your *${n % 2 === 0 ? 'left' : 'right'}*.\n3. Stop where the ${pick(THINGS, n)} hangs.\n   Rest for ${5 + (n % 10)} minutes.`,
  (n) =>
    `| Stage | Distance | Up | Mood |\n| :-- | --: | --: | :-: |\n` +
    [0, 1, 2, 3]
      .map(
        (at) =>
          `| ${pick(PLACES, n + at)} | ${3 + ((n + at) % 9)}.${at} km | ${40 * at + n} m | ${pick(MOODS, n + at)} |`,
      )
      .join('\n'),
  (n) =>
    `> Nobody has ever regretted the second ${pick(THINGS, n)}.\n>\n> *Log of ${pick(PLACES, n)}, page ${n}*`,
  (n) =>
    `'''ts\nexport function stage${n}(pace: number): string {\n  // ${pick(MOODS, n)} weather: add a quarter\n  const minutes = Math.round(${60 + n} / pace);\n  return \`\${minutes} min to ${pick(PLACES, n)}\`;\n}\n'''`,
  (n) => `The ${pick(THINGS, n)} stayed dry. That was the whole point, and it is worth a line of its own. 🌊`,
];

function pick(words: readonly string[], n: number): string {
  return words[n % words.length] ?? '';
}

/** A travel log of `size` characters, the same each time; whole blocks, so the last one may stick out a little. */
export function longAnswer(size: number): string {
  const blocks = ['# The long way round'];
  let length = blocks.join('').length;
  for (let n = 0; length < size; n++) {
    const write = BLOCKS[n % BLOCKS.length];
    if (write === undefined) break;
    const block = prose`${write(n + 1)}`;
    blocks.push(block);
    length += block.length + 2;
  }
  return blocks.join('\n\n');
}

/** The text in exactly `count` pieces of nearly equal length (fewer if it is too short); characters stay whole. */
export function inPieces(text: string, count: number): readonly string[] {
  const characters = Array.from(text);
  const pieces = Math.max(1, Math.min(count, characters.length));
  const start = (piece: number): number => Math.floor((piece * characters.length) / pieces);
  return Array.from({ length: pieces }, (_, piece) =>
    characters.slice(start(piece), start(piece + 1)).join(''),
  );
}
