import type { GiftLineFragment } from '../gql/gifts/Gift';
import type { PersonQuery } from '../gql/people/Person';
import { firstName } from '../people/name';

export type Kind = GiftLineFragment['kind'];
export type Idea = NonNullable<Extract<PersonQuery['person'], { noteIdeas: unknown }>>['noteIdeas'][number];

/** What one can give in a tap: its name on the button, and what its field asks for. */
export const kinds: { kind: Kind; label: string; ask: (name: string) => string; worded: boolean }[] = [
  { kind: 'LINK', label: 'A useful link', ask: () => 'Why it helps, if you like', worded: false },
  { kind: 'PRAISE', label: 'Praise', ask: (name) => `What ${name} did well`, worded: true },
  { kind: 'NOTE', label: 'A note', ask: (name) => `A word to ${name}`, worded: true },
  { kind: 'PASSED_ON', label: 'I passed your work on', ask: () => 'To whom, if you like', worded: false },
];

/** The moment a note begins from, as its button says it. */
export const moments: Record<Idea['moment'], string> = {
  AFTER_NO_HELP: 'After a try that did not help',
  LAST_YEARS_EVENT: 'A year after you met',
  EX_COLLEAGUE: 'From the time you worked together',
  THEIR_INTEREST: 'About what they care for',
  FRESH_CONTACT: 'You have just met',
};

/** "Jon sent you a link." */
export function sentence({ kind, from }: Pick<GiftLineFragment, 'kind' | 'from'>): string {
  const name = firstName(from?.name);
  const said = {
    LINK: 'sent you a link.',
    PASSED_ON: 'passed your work on.',
    PRAISE: 'praises you.',
    NOTE: 'sent you a note.',
  }[kind];
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${said}`;
}

/** An address a reader may follow, or nothing. */
export const followable = (link: string | null) => (link && /^https?:\/\//.test(link) ? link : '');
