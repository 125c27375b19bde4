import { ahead, by, when } from '../dates';
import type { IntroductionLineFragment } from '../gql/introductions/IntroductionLine';
import { firstName, inWords } from '../people/name';
import type { Knot } from '../ui/knot';

export type Line = IntroductionLineFragment;
export type Words = { said: string; next: string };

const over = new Set<Line['state']>(['HELPED', 'NOT_HELPED', 'THANKED', 'CLOSED']);
const met = new Set<Line['state']>(['INTRODUCED', 'HELPED', 'NOT_HELPED', 'THANKED']);

export const isOver = (line: Line) => over.has(line.state);
export const isMet = (line: Line) => met.has(line.state);
export const isDone = (line: Line) => line.state === 'HELPED' || line.state === 'THANKED';
export const isUnderWay = (line: Line) => !isOver(line) && !isMet(line);

export const hasMenu = (line: Line) => line.menu.length > 0;
const some = (n: number) => `${inWords(n)} ${n === 1 ? 'person' : 'people'}`;

const through = (line: Line) => (line.introducer ? `, through ${firstName(line.introducer.name)}` : '');
const withTopic = (line: Line) => (line.take ? ` with ${line.take.topic.name}` : '');
export const hear = (line: Pick<Line, 'answerBy'>) =>
  line.answerBy ? `You will hear ${by(line.answerBy)}.` : 'You will hear soon.';
const answer = (line: Line) => (line.answerExpected ? owed(line) : 'No answer is expected; silence is a fine no.');
const owed = (line: Line) =>
  line.answerBy ? `Answer ${by(line.answerBy)}; a no needs no word.` : 'A no needs no word.';

function toAnswer(line: Line): Words {
  const [asker, introducer, helper] = [line.asker, line.introducer, line.helper].map((one) => firstName(one?.name));
  const next = answer(line);
  if (line.state === 'WITH_INTRODUCER') return { said: `${asker} asks, through you.`, next };
  if (hasMenu(line))
    return {
      said: `${introducer} knows ${some(line.menu.length)} who may fit.`,
      next: 'Tick whom you would like to meet.',
    };
  if (line.state === 'WITH_ASKER') return { said: `${helper} offers to help you${withTopic(line)}.`, next };
  if (line.state === 'WITH_BOTH')
    return {
      said: `${introducer} would like you to meet somebody.`,
      next: `Names are shown when both say yes. ${next}`,
    };
  if (line.introducer) return { said: `${introducer} thinks you could help ${asker}.`, next };
  return { said: `${asker} asks you directly.`, next };
}

/** Also after a not now, or once the ask is over. */
export const mayAnswer = (line: Line) => line.state.startsWith('WITH_');
const isPutOff = (line: Line) => !line.waitingForMe && mayAnswer(line);

const still = (line: Line) => `you may still answer${line.answerBy ? ` ${by(line.answerBy)}` : ''}.`;

function comesBack(line: Line): string {
  if (line.askedAgainAt) return `It comes up again ${ahead(line.askedAgainAt)}. ${owed(line)}`;
  return `It does not come up again; ${still(line)}`;
}

/** What became of a not now, in the moment it was said. */
export const putOff = (line: Pick<Line, 'askedAgainAt'>) =>
  line.askedAgainAt
    ? `Not now. We ask you again ${ahead(line.askedAgainAt)}.`
    : 'Not now. We will not ask again, and that is all right; you may still answer while it is open.';

function waiting(line: Line): Words {
  const asked = when(line.updatedAt);
  if (isPutOff(line) && line.ask && line.ask.state !== 'OPEN')
    return { said: toAnswer(line).said, next: `The ask is over, and nobody waits for it; ${still(line)}` };
  if (isPutOff(line)) return { said: 'You said not now.', next: comesBack(line) };
  if (line.myPart === 'INTRODUCER' && hasMenu(line))
    return { said: `You offered ${firstName(line.asker?.name)} ${some(line.menu.length)} ${asked}.`, next: hear(line) };
  if (line.myPart === 'INTRODUCER')
    return { said: `You brought ${pair(line)} together ${asked}. Their answers are awaited.`, next: hear(line) };
  if (line.begunBy === 'HELPER')
    return {
      said: `You offered ${firstName(line.asker?.name)} your help${withTopic(line)} ${asked}.`,
      next: hear(line),
    };
  if (line.begunBy === 'INTRODUCER')
    return { said: `${firstName(line.introducer?.name)} is bringing somebody in for you.`, next: hear(line) };
  const whom = line.introducer
    ? `through ${firstName(line.introducer.name)}`
    : line.helper
      ? firstName(line.helper.name)
      : 'through a contact';
  const reminder = line.answerExpected ? ' We remind once at most; you need not.' : '';
  return { said: `Asked ${whom} ${asked}.`, next: `${hear(line)}${reminder} Other ways stay open.` };
}

function pair(line: Line): string {
  const both = [line.asker, line.helper].flatMap((one) => (one ? [firstName(one.name)] : []));
  return both.length === 2 ? both.join(' and ') : 'two people';
}

function introduced(line: Line): Words {
  if (line.myPart === 'INTRODUCER')
    return { said: `${pair(line)} have met, thanks to you.`, next: 'You will hear how it went.' };
  const other = firstName((line.myPart === 'ASKER' ? line.helper : line.asker)?.name);
  return {
    said: `You and ${other} are introduced${through(line)}.`,
    next: 'Write to each other here; say how it went when you know.',
  };
}

function ended(line: Line): Words {
  const { myPart, state } = line;
  const [asker, helper] = [firstName(line.asker?.name), firstName(line.helper?.name)];
  if (state === 'CLOSED' && myPart === 'ASKER')
    return { said: 'This one did not work out.', next: 'It happens; other ways are open.' };
  if (state === 'CLOSED') return { said: 'This one has moved on.', next: 'Nothing is asked of you.' };
  if (state === 'NOT_HELPED')
    return { said: 'It did not help this time.', next: 'It happens. Nobody is the worse for it.' };
  const thanked = state === 'THANKED';
  if (myPart === 'INTRODUCER')
    return { said: 'Your introduction helped.', next: thanked ? `${asker} says thank you.` : '' };
  if (myPart === 'HELPER') return { said: `You helped ${asker}.`, next: thanked ? `${asker} says thank you.` : '' };
  return { said: `${helper} helped.`, next: thanked ? 'You said thanks.' : 'A word of thanks goes a long way.' };
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** What an introduction is to the one who looks at it, and what happens next. */
export function sentence(line: Line): Words {
  const { said, next } = spoken(line);
  return { said: capital(said), next: next && capital(next) };
}

function spoken(line: Line): Words {
  if (line.waitingForMe && !isOver(line)) return toAnswer(line);
  if (line.state === 'INTRODUCED') return introduced(line);
  return isOver(line) ? ended(line) : waiting(line);
}

/** What it is about, in the words of whoever asks or looks for something. */
export const about = (line: Line) => line.ask?.text ?? line.take?.note ?? '';

/** The knots of an introduction: who has said yes, who is awaited, who is not named yet. */
export function knots(line: Line): Knot[] {
  const parts = (['ASKER', 'INTRODUCER', 'HELPER'] as const).filter((part) => part !== 'INTRODUCER' || line.introducer);
  return parts.map((part) => knot(line, part));
}

function knot(line: Line, part: Line['myPart']): Knot {
  // Of a menu nobody is meant before the ticks.
  const helper = hasMenu(line) && !isMet(line) && line.myPart !== 'HELPER' ? null : line.helper;
  const person = { ASKER: line.asker, INTRODUCER: line.introducer, HELPER: helper }[part];
  const mine = line.myPart === part;
  const name = mine ? 'You' : person ? firstName(person.name) : 'not named yet';
  if (!mine && !person) return { name, state: 'unnamed' };
  if (saidYes(line, part)) return { name, state: 'yes' };
  return { name, state: line.state === 'CLOSED' ? 'unnamed' : 'awaited' };
}

function saidYes(line: Line, part: Line['myPart']): boolean {
  if (isMet(line) || line.begunBy === part) return true;
  if (line.state === 'CLOSED') return false;
  if (line.myPart === part) return !line.waitingForMe && !isPutOff(line);
  return part === 'INTRODUCER' && line.state === 'WITH_HELPER';
}

/** The drawing in words. */
export function spelled(line: Line): string {
  const state = { yes: 'has said yes', awaited: 'is awaited', unnamed: '' };
  return knots(line)
    .map((knot) =>
      `${knot.name} ${knot.name === 'You' ? state[knot.state].replace('has', 'have').replace('is', 'are') : state[knot.state]}`.trim(),
    )
    .join(', ');
}
