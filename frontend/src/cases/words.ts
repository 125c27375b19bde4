import type { CaseLineFragment } from '../gql/cases/Cases';
import { count } from '../people/name';

type Shown = Pick<CaseLineFragment, 'kind' | 'name' | 'circle'>;

const wrote: Record<CaseLineFragment['kind'], string> = {
  PERSON: 'as they show themselves',
  MESSAGE: 'in a message',
  ASK: 'in an ask',
  NOTE: 'in a note to somebody',
  THANKS: 'in public thanks',
  CIRCLE: 'a circle, as it shows itself',
};

/** "Mira Lund, in a message · Field founders" */
export const about = ({ kind, name, circle }: Shown) =>
  [`${name ?? 'Somebody unnamed'}, ${wrote[kind]}`, circle?.name].filter(Boolean).join(' · ');

const find: Record<CaseLineFragment['reasons'][number]['reason'], string> = {
  HURTFUL: 'it hurts or threatens',
  SELLING: 'it sells, or goes to everybody',
  UNTRUE: 'it is not true',
  PRIVATE: 'it tells something private',
  UNLAWFUL: 'it is against the law',
  OTHER: 'something else',
};

/** "3 people: it hurts or threatens. 1 person: something else." */
export const said = (reasons: CaseLineFragment['reasons']) =>
  reasons.map(({ reason, reports }) => `${count(reports, 'person', 'people')}: ${find[reason]}.`).join(' ');

export const actions = {
  NOTHING: { label: 'Nothing needs to be done', hint: 'They are not told that there was a report.' },
  TAKE_WORDS_AWAY: { label: 'Take the words away', hint: 'Nobody reads them any more.' },
  WARN: { label: 'Warn them', hint: 'They read your reasons; nothing else changes.' },
  SEND_AWAY: { label: 'Send them out of the circle', hint: 'They come back only when an organiser lets them in.' },
  SUSPEND: { label: 'Suspend them', hint: 'They match nobody and write to nobody until a date.' },
};
