import type { Passage } from '../store/rows';

/** Pieces of the shop's handbook that answers lean on. */
const dataset = 'Shop handbook';

export const JACKET_PASSAGES: readonly Passage[] = [
  {
    document: 'rainwear-2025.md',
    dataset,
    segment: 4,
    score: 0.91,
    content:
      'Skerry: three layers, 20,000 mm water column, taped seams, 420 g. Made for wind and spray; the hood turns with the head.',
  },
  {
    document: 'rainwear-2025.md',
    dataset,
    segment: 7,
    score: 0.78,
    content:
      'Drizzle: two and a half layers, 10,000 mm, packs into its own pocket (230 g). Not for a full day of rain.',
  },
  {
    document: 'staff-notes.md',
    dataset: 'Staff notes',
    segment: 12,
    score: 0.64,
    content:
      'Most jackets that come back «leaking» were never re-proofed. Ask about washing before offering a refund.',
  },
];

export const SHIPPING_PASSAGES: readonly Passage[] = [
  {
    document: 'shipping.md',
    dataset,
    segment: 1,
    score: 0.93,
    content:
      'Orders before 14:00 leave the same working day. Standard 2–4 days, express next day before noon.',
  },
  {
    document: 'shipping.md',
    dataset,
    segment: 2,
    score: 0.81,
    content: 'Free from 80 €. Islands and mountain huts: one day more, same price.',
  },
];

export const RETURN_PASSAGES: readonly Passage[] = [
  {
    document: 'returns.md',
    dataset,
    segment: 1,
    score: 0.89,
    content: 'Sixty days. Muddy is fine, torn is not; torn goes to the repair bench instead.',
  },
];
