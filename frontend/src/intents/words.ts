import type { IntentLineFragment } from '../gql/intents/IntentLine';

type Visibility = IntentLineFragment['visibility'];
type Option = { value: Visibility; label: string; hint?: string };

/** Who may see a give or a take, in the order its owner most often wants. */
export function visibilities(kind: IntentLineFragment['kind']): Option[] {
  const contacts = kind === 'GIVE' ? 'People I know' : 'People I know who give it';
  const circle = { value: 'CIRCLE' as const, label: 'Everybody in the circle' };
  const fresh = {
    value: 'NEWCOMERS' as const,
    label: 'Whoever is new in the circle',
    hint: 'For two months, and as long as they say that the subject is new to them.',
  };
  const close = { value: 'CONTACTS' as const, label: contacts };
  const nobody = { value: 'MATCHING' as const, label: 'Nobody', hint: 'It only serves to find people for you.' };
  return kind === 'GIVE' ? [circle, fresh, close, nobody] : [close, circle, nobody];
}
