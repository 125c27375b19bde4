import type { CircleLineFragment } from '../gql/circles/Circles';

export const entries: Record<CircleLineFragment['entry'], string> = {
  OPEN: 'open to all',
  REQUEST: 'on request',
  INVITED: 'by invitation',
};

/** How one comes in, as far as one is not in. */
export function way({ joined, invited, entryRequested, entry }: CircleLineFragment): string {
  if (joined) return '';
  if (invited) return 'you are invited';
  return entryRequested ? 'you asked to enter' : entries[entry];
}
