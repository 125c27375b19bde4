import type { AskCardFragment } from '../gql/asks/AskCard';

type Choice = { value: AskCardFragment['audience']; label: string; hint: string };

/** Who may come across an ask, to choose from; a circle only where one was chosen before. */
export const audiences = (circle?: string): Choice[] => [
  { value: 'EXTENDED', label: 'People two steps away', hint: 'Through people you know, who lead the way.' },
  { value: 'CONTACTS', label: 'People you know', hint: 'Nobody else comes across it.' },
  ...(circle
    ? [{ value: 'CIRCLE' as const, label: `Only ${circle}`, hint: 'Asked and answered inside the circle.' }]
    : []),
];
