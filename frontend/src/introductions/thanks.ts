import { act } from '../api';
import { SayThanks, SayThanksForHelp, SkipThanks, SkipThanksForHelp } from '../gql/introductions/Thanks';
import { firstName, names } from '../people/name';
import type { Line } from './sentence';

/** What thanks are owed for: who helped, who is named beside them, who reads it in any case. */
export type Owed = {
  id: string;
  helper: string;
  between: string;
  readers: string;
  say: (text: string, all: boolean) => Promise<unknown>;
  skip: () => Promise<unknown>;
};

type Named = { name: string } | null;
const called = (...people: Named[]) => people.flatMap((one) => (one ? [firstName(one.name)] : []));

export const overIntroduction = ({ id, helper, introducer }: Pick<Line, 'id' | 'helper' | 'introducer'>): Owed => ({
  id,
  helper: firstName(helper?.name),
  between: introducer ? firstName(introducer.name) : '',
  readers: names(called(helper, introducer)),
  say: (text, all) => act(SayThanks, { introductionId: id, text, public: all }),
  skip: () => act(SkipThanks, { introductionId: id }),
});

/** Of a help without an ask nobody in between is told, nor named. */
export const overHelp = (id: string, helper: Named): Owed => ({
  id,
  helper: firstName(helper?.name),
  between: '',
  readers: firstName(helper?.name),
  say: (text, all) => act(SayThanksForHelp, { helpId: id, text, public: all }),
  skip: () => act(SkipThanksForHelp, { helpId: id }),
});
