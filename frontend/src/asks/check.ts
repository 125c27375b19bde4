import { when } from '../dates';
import type { SendCheckLineFragment } from '../gql/asks/SendCheck';
import { firstName } from '../people/name';

export type Check = SendCheckLineFragment;
type Touch = Check['lastTouch'];

const touched: Record<Touch['kind'], (name: string) => string> = {
  TIE: (name) => `You and ${name} connected`,
  ASK: (name) => `You last asked ${name}`,
  INTRODUCED: (name) => `${name} and you last met over an introduction`,
  MESSAGE: (name) => `${name} and you last wrote`,
  OUTCOME: (name) => `You and ${name} last noted how it went`,
  GIVEN: (name) => `You last gave ${name} something`,
};

const over = (touch: Touch) => (touch.introduction?.ask ? `: “${touch.introduction.ask.text}”` : '.');

/** "Fen and you last wrote on Tuesday: “Which glaze …?”" */
export const touch = (check: Check) =>
  `${touched[check.lastTouch.kind](firstName(check.person.name))} ${when(check.lastTouch.at)}${over(check.lastTouch)}`;

/** What I last gave them, or that there was nothing yet. */
export function given({ person, lastGiven }: Check): string {
  const name = firstName(person.name);
  if (!lastGiven) return `You have not given ${name} anything here yet.`;
  return `You last gave ${name} something ${when(lastGiven.at)}${over(lastGiven)}`;
}

const owed: Record<Check['openIous'][number]['terms'], string> = {
  FREE: 'a help',
  FAVOUR: 'a favour',
  EXCHANGE: 'something in exchange',
  PAID: 'a payment',
};

/** "You owe Fen a favour, since 4 November", one for each open IOU. */
export function ious({ person, openIous }: Check): string[] {
  const name = firstName(person.name);
  return openIous.map(
    ({ owedToMe, terms, since }) =>
      `${owedToMe ? `${name} owes you` : `You owe ${name}`} ${owed[terms]}, since ${when(since).replace(/^on /, '')}.`,
  );
}
