import type { SessionQuery } from '../gql/sign-in/session';
import type { TodayQuery } from '../gql/today/Today';

export type Item = NonNullable<TodayQuery['today']>['items'][number];

const seenTo: Record<Item['__typename'], string> = {
  AnswerIntroductionItem: 'You answered.',
  AnswerTieItem: 'You answered.',
  HelpWithAsk: 'You helped with an ask.',
  HelpWithTake: 'You offered your help.',
  MakeIntroduction: 'You introduced them.',
  RecordOutcomeFor: 'You said how it went.',
  SayThanksFor: 'You saw to it.',
  ThankForHelpItem: 'You saw to it.',
  ConfirmHelpItem: 'You answered.',
  AnswerMentionItem: 'You answered.',
  RenewAskItem: 'You looked after your ask.',
  RenewIntentItem: 'You said whether it holds.',
  ProposePair: 'You proposed it to both.',
  GiveFirst: 'You gave something.',
  AskCue: 'You asked.',
};

/** What is left of an item that was seen to before. */
export const done = (item: Item) => (item.handled ? seenTo[item.__typename] : '');

/** What was on the list when it was opened, as it is now: nothing leaves while somebody looks at it. */
export function merge(before: Item[], now: Item[]): Item[] {
  const known = new Set(before.map((item) => item.id));
  const fresh = new Map(now.map((item) => [item.id, item]));
  return [...before.map((item) => fresh.get(item.id) ?? item), ...now.filter((item) => !known.has(item.id))];
}

type Waiting = Pick<NonNullable<SessionQuery['badges']>, 'answers' | 'requests'>;

/** What waits beyond the two answers that a list has room for: in words, and where. */
export function more(items: Pick<Item, '__typename' | 'handled'>[], waiting: Waiting | null) {
  const beyond = (kind: Item['__typename'], all = 0) =>
    all - items.filter((item) => item.__typename === kind && !item.handled).length;
  const told = (n: number) => `${n === 1 ? 'One more waits' : `${n} more wait`} for your answer`;
  return [
    { n: beyond('AnswerIntroductionItem', waiting?.answers), path: '/inbox', where: 'in the Inbox' },
    { n: beyond('AnswerTieItem', waiting?.requests), path: '/people', where: 'under People' },
  ].flatMap(({ n, path, where }) => (n > 0 ? [{ path, words: `${told(n)} ${where}.` }] : []));
}
