import type { NoticesFragment } from '../gql/notices/Notices';

export type Kind = 'requests' | 'messages' | 'gifts' | 'news' | 'endings';
type Pace = NoticesFragment['requests'];

export const kinds: { kind: Kind; label: string; stopped: string }[] = [
  { kind: 'requests', label: 'When somebody waits for my answer', stopped: 'mail when somebody waits for your answer' },
  {
    kind: 'messages',
    label: 'When I am introduced, or somebody writes to me',
    stopped: 'mail when you are introduced or somebody writes to you',
  },
  { kind: 'gifts', label: 'When somebody has something for me', stopped: 'mail when somebody has something for you' },
  {
    kind: 'news',
    label: 'Thanks, and what came of things',
    stopped: 'mail about thanks and what came of things',
  },
  {
    kind: 'endings',
    label: 'When an ask or a give of mine ends soon',
    stopped: 'mail when something of yours ends soon',
  },
];

export const paces: { value: Pace; label: string }[] = [
  { value: 'INSTANT', label: 'At once' },
  { value: 'DAILY', label: 'Collected, on the days below' },
  { value: 'WEEKLY', label: 'Collected, once a week' },
  { value: 'OFF', label: 'Not by mail' },
];

export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: `${hour}:00` }));

/** Whether the mail went to an address that has no account. */
export const isUnasked = (token: string) => token.startsWith('unasked-');

/** What a link in a mail turns off, by the word its address begins with. */
export const stopped = (token: string) =>
  kinds.find(({ kind }) => token.startsWith(`${kind}-`))?.stopped ?? 'the mail that is collected for you';
