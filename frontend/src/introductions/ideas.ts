import type { IdeasQuery } from '../gql/introductions/Ideas';

export type Idea = IdeasQuery['introductionIdeas'][number];

/** What each of the two could be told; neither sentence names or quotes the other. */
export function sentences({ give, take }: Pick<Idea, 'give' | 'take'>): { giver: string; taker: string } {
  const what = give.topic.id === take.topic.id ? 'it' : give.topic.name;
  return {
    giver: `Somebody I know looks for help with ${take.topic.name}. You give ${what}.`,
    taker: `Somebody I know gives ${give.topic.name}. It may be what you are looking for.`,
  };
}

export const key = ({ give, take }: Idea) => `${give.id} ${take.id}`;
