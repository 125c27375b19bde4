import type { MeQuery } from '../gql/people/Me';

type Field = NonNullable<MeQuery['me']>['missing'][number];

/** What is missing in words, and whether it stands in the first form or in the deeper one. */
const words: Record<Field, [label: string, basic: boolean]> = {
  NAME: ['your name', true],
  WHY: ['why one would talk to you', true],
  PLACE: ['where you are', true],
  LINK: ['a link', true],
  PITCH: ['what you do, and for whom', false],
  PROOF: ['a piece of your work', false],
  REPLY_TIME: ['how soon you reply', false],
  NEXT_STEP: ['what happens after a yes', false],
};

export function missing(field: Field): { label: string; basic: boolean } {
  const [label, basic] = words[field];
  return { label, basic };
}
