import type { IdeasQuery } from '../gql/introductions/Ideas';

export type Idea = IdeasQuery['introductionIdeas'][number];

/** What each of the two could be told; neither sentence names the other. */
export function sentences({ give, take }: Idea): { giver: string; taker: string } {
  const about = take.note ? `: “${take.note}”` : '.';
  return {
    giver: `Somebody I know looks for help with ${take.topic.name}, and you give ${give.topic.name}${about}`,
    taker: `Somebody I know gives ${give.topic.name}. It may be what you are looking for.`,
  };
}

export const key = ({ give, take }: Idea) => `${give.id} ${take.id}`;
