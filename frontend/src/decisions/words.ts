import { day } from '../dates';
import type { DecisionLineFragment } from '../gql/decisions/Decisions';

type Decided = Pick<DecisionLineFragment, 'action' | 'until' | 'circle'>;

/** What follows from a decision, to the person it concerns. */
export function follows({ action, until, circle }: Decided): string {
  return {
    NOTHING: 'Nothing is held against you any more, and what was done is taken back.',
    TAKE_WORDS_AWAY: 'These words were taken away.',
    WARN: 'This is a warning. Nothing else changes.',
    SEND_AWAY: `You are no longer in ${circle?.name ?? 'this circle'}. Its organisers can let you in again.`,
    SUSPEND: `Until ${until ? day(until) : 'then'} you match nobody and write to nobody. You can still read and export all of yours.`,
  }[action];
}
