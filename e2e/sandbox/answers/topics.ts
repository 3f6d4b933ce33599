import type { Turn } from '../scenario';
import type { Passage } from '../store/rows';
import { prose } from './prose';
import { JACKET_PASSAGES, RETURN_PASSAGES, SHIPPING_PASSAGES } from './passages';
import { CARE, HOURS, JACKETS, PACKING, RETURNS, SHIPPING, SIZES } from './shopping';
import { DIAGRAM, EMBED, EVERYTHING, HISTORY, MATHS, THINKING } from './technical';

/** What the assistant knows to say, and by which words in a question it is found. */
export interface Topic {
  words: RegExp;
  say(turn: Turn): string;
  passages?: readonly Passage[];
  /** What one might ask next. */
  next: readonly string[];
}

const always = (text: string) => (): string => text;

const WELCOME = prose`
Happy to help! I know my way around

- **jackets** for rain and wind
- **shipping** and **returns**
- **packing** for a day or a week
- how to **embed** a chat like this one, with code

Ask me in your own words, or try «show me everything».
`;

const TOPICS: readonly Topic[] = [
  { words: /remember/i, say: recall, next: ['And what do you remember now?'] },
  {
    words: /guarantee|warranty/i,
    say: always('Every jacket is repaired **for life**, zips too.'),
    passages: RETURN_PASSAGES,
    next: ['What if it does not fit?'],
  },
  {
    words: /everything|markdown/i,
    say: always(EVERYTHING),
    next: ['Draw me a diagram', 'Show me a formula'],
  },
  {
    words: /embed|code|install|widget/i,
    say: always(EMBED),
    next: ['Show me everything', 'What do you remember?'],
  },
  { words: /history|footnote|lighthouse/i, say: always(HISTORY), next: ['Where is it?'] },
  { words: /diagram|draw|journey/i, say: always(DIAGRAM), next: ['How long does shipping take?'] },
  { words: /formula|maths?|cold|wind ?chill/i, say: always(MATHS), next: ['Which jacket keeps me warm?'] },
  { words: /lighter|think|compare/i, say: always(THINKING), next: ['Which size do I need?'] },
  {
    words: /jacket|coat|rain|dry|coast/i,
    say: always(JACKETS),
    passages: JACKET_PASSAGES,
    next: ['Which size do I need?', 'How do I wash it?', 'Which one is lighter?'],
  },
  {
    words: /ship|deliver|arrive|track/i,
    say: always(SHIPPING),
    passages: SHIPPING_PASSAGES,
    next: ['What if it does not fit?', 'Draw me the journey of a parcel'],
  },
  {
    words: /return|refund|fit|exchange|broken/i,
    say: always(RETURNS),
    passages: RETURN_PASSAGES,
    next: ['Which size do I need?', 'When are you open?'],
  },
  { words: /pack|list|days/i, say: always(PACKING), next: ['Which jacket keeps me dry on the coast?'] },
  { words: /size|measure/i, say: always(SIZES), next: ['What if it does not fit?'] },
  { words: /wash|care|clean|proof/i, say: always(CARE), next: ['Which jacket keeps me dry on the coast?'] },
  { words: /open|hours|where|sunday/i, say: always(HOURS), next: ['How long does shipping take?'] },
];

const OTHERWISE: Topic = {
  words: /./,
  say: always(WELCOME),
  next: ['Which jacket keeps me dry on the coast?', 'Show me everything'],
};

export function topicOf(question: string): Topic {
  return TOPICS.find(({ words }) => words.test(question)) ?? OTHERWISE;
}

/** Shows the model's memory: what it has along the chain of parents, and nothing else. */
function recall({ ancestors }: Turn): string {
  const [previous] = ancestors;
  if (previous === undefined) return 'I remember **0** earlier answers: for me this is the beginning.';
  const noun = ancestors.length === 1 ? 'answer' : 'answers';
  return `I remember **${ancestors.length}** earlier ${noun}. Before this you asked: «${previous.query}»`;
}
