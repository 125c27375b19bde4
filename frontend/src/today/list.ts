import type { TodayQuery } from '../gql/today/Today';

export type Item = NonNullable<TodayQuery['today']>['items'][number];

const seenTo: Record<Item['__typename'], string> = {
  AnswerIntroductionItem: 'You answered.',
  AnswerTieItem: 'You answered.',
  HelpWithAsk: 'You helped with an ask.',
  HelpWithTake: 'You offered your help.',
  MakeIntroduction: 'You introduced them.',
  RecordOutcomeFor: 'You said how it went.',
  SayThanksFor: 'You said thanks.',
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
