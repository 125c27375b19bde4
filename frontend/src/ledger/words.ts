import { day, when } from '../dates';
import type { GiveAndTakeQuery } from '../gql/ledger/GiveAndTake';
import type { IouLineFragment } from '../gql/ledger/Iou';
import type { LedgerQuery } from '../gql/ledger/Ledger';
import type { LedgerLineFragment } from '../gql/ledger/LedgerLine';
import type { LoggedHelpLineFragment } from '../gql/ledger/LoggedHelp';
import { terms } from '../asks/words';
import { firstName } from '../people/name';

type Entry = LedgerLineFragment;
type About = { text: string | null; ask: { text: string } | null };

export const periods = [
  { value: '', label: 'Ever' },
  { value: '365', label: 'In the last year' },
  { value: '30', label: 'In the last month' },
];

/** What a help was about: the ask, or what was written down where there was none. */
export const about = ({ text, ask }: About) => ask?.text ?? text ?? '';

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** "You helped Jon."; an entry that corrects another says so. */
export function sentence({ side, amount, person }: Pick<Entry, 'side' | 'amount' | 'person'>): string {
  const name = firstName(person?.name);
  if (amount < 0) return side === 'GIVEN' ? `You took back a help to ${name}.` : capital(`${name} took back a help.`);
  return side === 'GIVEN' ? `You helped ${name}.` : capital(`${name} helped you.`);
}

/** "through Mira · Field founders · paid · today". */
export function details(entry: Pick<Entry, 'introducer' | 'circle' | 'terms' | 'at'>): string {
  const through = entry.introducer && `through ${firstName(entry.introducer.name)}`;
  const on = entry.terms === 'FREE' ? '' : terms[entry.terms];
  return [through, entry.circle?.name, on, when(entry.at)].filter(Boolean).join(' · ');
}

type Help = NonNullable<LedgerQuery['ledger']['nodes'][number]['help']>;

/** What became of the thanks for a help without an ask, for either of the two; empty while they are owed. */
export function thanked({ side, person }: Pick<Entry, 'side' | 'person'>, { state, thanks }: Omit<Help, 'id'>): string {
  if (state !== 'THANKED') return '';
  if (side === 'RECEIVED') return thanks ? 'You said thanks:' : 'Closed without a note of thanks.';
  return thanks ? capital(`${firstName(person?.name)} says thank you:`) : '';
}

/** The helps that may still be taken back: the viewer's own, and not taken back yet. */
export function takeable(entries: Entry[]): Set<string> {
  const taken = new Set(entries.filter((entry) => entry.amount < 0).map((entry) => entry.favourId));
  const mine = entries.filter(({ side, amount, favourId }) => side === 'GIVEN' && amount > 0 && !taken.has(favourId));
  return new Set(mine.map((entry) => entry.id));
}

/** The finished helps between the viewer and one person, newest first. */
export function between(entries: Entry[], personId: string): Entry[] {
  const taken = new Set(entries.filter((entry) => entry.amount < 0).map((entry) => entry.favourId));
  return entries.filter(
    ({ person, amount, favourId }) => person?.id === personId && amount > 0 && !taken.has(favourId),
  );
}

const owed: Record<IouLineFragment['terms'], string> = {
  FREE: 'nothing',
  FAVOUR: 'a favour',
  EXCHANGE: 'something in exchange',
  PAID: 'a payment',
};

/** "You owe Jon a favour." */
export function owing({ owedToMe, person, terms }: Pick<IouLineFragment, 'owedToMe' | 'person' | 'terms'>): string {
  const name = firstName(person?.name);
  return owedToMe ? capital(`${name} owes you ${owed[terms]}.`) : `You owe ${name} ${owed[terms]}.`;
}

/** How an IOU came to its end. */
export const ended = ({ state, settledAt }: Pick<IouLineFragment, 'state' | 'settledAt'>) =>
  `${state === 'FORGIVEN' ? 'Let go' : 'Returned'}${settledAt ? ` ${when(settledAt)}` : ''}`;

/** The help by which an IOU could be returned. */
export function returnedBy({
  owedToMe,
  person,
  offer,
}: Pick<IouLineFragment, 'owedToMe' | 'person' | 'offer'>): string {
  if (!offer) return '';
  const helped = owedToMe ? capital(`${firstName(person?.name)} helped you`) : `You helped ${firstName(person?.name)}`;
  return `${helped} ${when(offer.at)}${about(offer) ? `: “${about(offer)}”` : '.'}`;
}

/** What the other one wrote down, as it would stand in the reader's own ledger. */
export function claim({ side, person }: Pick<LoggedHelpLineFragment, 'side' | 'person'>): string {
  const name = capital(firstName(person?.name));
  return side === 'GIVEN' ? `${name} writes that you helped.` : `${name} writes about a help for you.`;
}

/** What I wrote down, and until when it waits for the other one. */
export function waits({ side, person, until }: Pick<LoggedHelpLineFragment, 'side' | 'person' | 'until'>): string {
  const name = firstName(person?.name);
  const wrote = side === 'GIVEN' ? `You helped ${name}.` : capital(`${name} helped you.`);
  return `${wrote} It waits for a yes until ${day(until)}.`;
}

type Balance = GiveAndTakeQuery['balance'];
const stages: Record<Balance['stage'], string> = {
  NEWCOMER: 'somebody who is new here',
  ESTABLISHED: 'somebody who has been here a while',
  SENIOR: 'somebody who has helped many',
};

/** "In balance, for somebody who is new here." */
export const balanced = ({ stage, band }: Pick<Balance, 'stage' | 'band'>) =>
  `${band === 'WITHIN' ? 'In' : 'Out of'} balance, for ${stages[stage]}.`;
