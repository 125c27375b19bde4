import { act } from '../api';
import { ahead } from '../dates';
import { RenewAsk } from '../gql/asks/Renew';
import { CloseIntent } from '../gql/intents/Declare';
import { RenewIntent } from '../gql/intents/Renew';
import { ConfirmHelp, DeclineHelp } from '../gql/ledger/LoggedHelp';
import { AnswerMention } from '../gql/months/Month';
import { claim } from '../ledger/words';
import { called } from '../months/words';
import type { Item } from './list';

/** What one tap does, and the words it leaves. */
export type Tap = { verb: string; words: string; run: () => Promise<unknown>; main: boolean };
export type Question = { title: string; said?: string | null; aside?: string; taps: Tap[] };
type Of<Name extends Item['__typename']> = Extract<Item, { __typename: Name }>;

const tap = (verb: string, words: string, run: () => Promise<unknown>, main = false): Tap => ({
  verb,
  words,
  run,
  main,
});

const confirmed = ({ help }: Of<'ConfirmHelpItem'>): Question => ({
  title: claim(help),
  said: help.text,
  aside: 'A no needs no word, and nobody is told.',
  taps: [
    tap('Yes, it is so', 'It stands in both your ledgers.', () => act(ConfirmHelp, { helpId: help.id }), true),
    tap('No', 'It is gone. Nobody is told.', () => act(DeclineHelp, { helpId: help.id })),
  ],
});

function named({ mention }: Of<'AnswerMentionItem'>): Question {
  const answer = (agree: boolean) => () =>
    act(AnswerMention, { mentionId: mention.id, agree, edition: mention.edition });
  return {
    title: `${mention.circleName} would like to thank you by name for ${called(mention.month ?? '')}`,
    said: mention.text,
    aside: 'A no is told to nobody. You can change your mind at any time.',
    taps: [
      tap('Yes, name me', `You stand in the month in thanks of ${mention.circleName}.`, answer(true), true),
      tap('No', 'You are not named.', answer(false)),
    ],
  };
}

const askEnds = ({ ask }: Of<'RenewAskItem'>): Question => ({
  title: `Your ask ends ${ahead(ask.expiresAt)}`,
  said: ask.text,
  taps: [tap('Keep it open', 'It stays open for two weeks.', () => act(RenewAsk, { askId: ask.id }), true)],
});

function intentEnds({ intent }: Of<'RenewIntentItem'>): Question {
  const { id, topic, kind, until } = intent;
  const gives = kind === 'GIVE' ? `You give ${topic.name}` : `You look for help with ${topic.name}`;
  return {
    title: `${gives}. Does that still hold?`,
    said: intent.note,
    aside: until ? `It ends ${ahead(until)}.` : '',
    taps: [
      tap('Yes, keep it', `${topic.name} stays.`, () => act(RenewIntent, { intentId: id }), true),
      tap('Close it', `${topic.name} is closed.`, () => act(CloseIntent, { intentId: id })),
    ],
  };
}

/** What is asked and answered with one tap; null for what takes a sentence. */
export function question(item: Item): Question | null {
  if (item.__typename === 'ConfirmHelpItem') return confirmed(item);
  if (item.__typename === 'AnswerMentionItem') return named(item);
  if (item.__typename === 'RenewAskItem') return askEnds(item);
  return item.__typename === 'RenewIntentItem' ? intentEnds(item) : null;
}
