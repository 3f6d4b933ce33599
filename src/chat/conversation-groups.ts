import type { Conversation } from './transport';

export interface ListedConversation extends Conversation {
  readonly pinned: boolean;
}

export type GroupName = 'pinned' | 'today' | 'yesterday' | 'lastWeek' | 'older';

export interface ConversationGroup {
  readonly name: GroupName;
  /** Newest first, never empty. */
  readonly conversations: readonly ListedConversation[];
}

const ORDER: readonly GroupName[] = ['pinned', 'today', 'yesterday', 'lastWeek', 'older'];

/** By the days of the visitor's calendar, not by spans of 24 hours. */
export function groupByDay(conversations: readonly ListedConversation[], now: Date): ConversationGroup[] {
  const newestFirst = conversations.toSorted((one, other) => other.updatedAt - one.updatedAt);
  const starts = { today: dayStart(now, 0), yesterday: dayStart(now, 1), lastWeek: dayStart(now, 7) };
  const nameOf = ({ pinned, updatedAt }: ListedConversation): GroupName => {
    if (pinned) return 'pinned';
    // A server whose clock is ahead still means today.
    if (updatedAt >= starts.today) return 'today';
    if (updatedAt >= starts.yesterday) return 'yesterday';
    return updatedAt >= starts.lastWeek ? 'lastWeek' : 'older';
  };
  return ORDER.map((name) => ({
    name,
    conversations: newestFirst.filter((conversation) => nameOf(conversation) === name),
  })).filter((group) => group.conversations.length > 0);
}

/** Unix seconds of midnight, so many calendar days ago; days have 23 to 25 hours. */
function dayStart(now: Date, daysAgo: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime() / 1000;
}

/** @returns whether a name has every word of the search somewhere; case and accents make no difference. */
export function nameFilter(search: string): (conversation: Conversation) => boolean {
  const words = fold(search).split(/\s+/);
  return ({ name }) => {
    const folded = fold(name);
    return words.every((word) => folded.includes(word));
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
