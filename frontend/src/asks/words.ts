import { ahead, clock, day, isNear, when } from '../dates';
import type { AskQuery } from '../gql/asks/Ask';
import type { AskCardFragment } from '../gql/asks/AskCard';

export const terms: Record<AskCardFragment['terms'], string> = {
  FREE: 'free',
  FAVOUR: 'a favour in return',
  EXCHANGE: 'in exchange',
  PAID: 'paid',
};

export const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

export const termChoices = Object.entries(terms).map(([value, label]) => ({
  value: value as AskCardFragment['terms'],
  label: capital(label),
}));

/** "people two steps away, in any circle": who may come across an ask. */
export function audience(reach: AskCardFragment['audience'], circle?: string): string {
  const within = circle ? `in ${circle}` : 'in any circle';
  if (reach === 'CONTACTS') return 'people you know, nobody else';
  return reach === 'CIRCLE' ? `people of ${circle ?? 'one circle'} only` : `people two steps away, ${within}`;
}

/** "urgent, ends tomorrow at 14:30": of an ask that ends by itself within a day. */
export const urgency = (ask: Pick<AskCardFragment, 'expiresAt'>) =>
  `urgent, ends ${ahead(ask.expiresAt)} at ${clock(ask.expiresAt)}`;

/** "To people two steps away, in any circle · free · until 4 December"; of a closed ask only when it was asked. */
export function reach(ask: AskCardFragment): string {
  if (ask.state !== 'OPEN') return `Asked ${when(ask.postedAt)}`;
  if (ask.share) return `To be passed on · only those you ask see it · until ${day(ask.expiresAt)}`;
  const until = ask.urgent ? urgency(ask) : `until ${day(ask.expiresAt)}`;
  return `To ${audience(ask.audience, ask.circle?.name)} · ${terms[ask.terms]} · ${until}`;
}

/** An open ask that ends within three days and may go on; an urgent one ends by itself. */
export const isEnding = (ask: AskCardFragment, now = new Date()) =>
  ask.state === 'OPEN' && !ask.urgent && isNear(ask.expiresAt, 3, now);

/** The beginning of a text, cut between words. */
export const short = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;

type Match = NonNullable<AskQuery['ask']>['matches'][number];
export type Way = { match: Match; people: number };

/** One way in for each introducer: their best match, and how many people of theirs fit. */
export function ways(matches: Match[]): Way[] {
  const by = new Map<string, Way>();
  for (const match of matches) {
    const way = by.get(match.introducer.id);
    if (way) way.people += 1;
    else by.set(match.introducer.id, { match, people: 1 });
  }
  return [...by.values()];
}

export const states: Record<AskCardFragment['state'], string> = {
  OPEN: 'Open',
  HELPED: 'Helped',
  WITHDRAWN: 'Taken back',
  EXPIRED: 'Its time is over',
};
