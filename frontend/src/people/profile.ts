import type { MeQuery } from '../gql/people/Me';

type Field = NonNullable<MeQuery['me']>['missing'][number];

/** Where on *Me* it is said. */
export type Place = 'basic' | 'photo' | 'deeper';

/** What is missing, in words. */
const words: Record<Field, [label: string, place: Place]> = {
  NAME: ['your name', 'basic'],
  WHY: ['why one would talk to you', 'basic'],
  PLACE: ['where you are', 'basic'],
  PHOTO: ['your face', 'photo'],
  LINK: ['a link', 'basic'],
  PITCH: ['what you do, and for whom', 'deeper'],
  PROOF: ['a piece of your work', 'deeper'],
  REPLY_TIME: ['how soon you reply', 'deeper'],
  NEXT_STEP: ['what happens after a yes', 'deeper'],
};

export function missing(field: Field): { label: string; place: Place } {
  const [label, place] = words[field];
  return { label, place };
}
