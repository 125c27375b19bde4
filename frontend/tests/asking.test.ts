import { expect, test } from 'vitest';
import { given, ious, touch, type Check } from '../src/asks/check';
import { choices, manner } from '../src/asks/manner';
import { next, standing, title, type WavesOf } from '../src/asks/waves';
import { isEnding, short, urgency } from '../src/asks/words';
import { clock } from '../src/dates';
import { listed } from '../src/goals/words';
import { asked } from '../src/introductions/asked';
import { sentences, type Idea } from '../src/introductions/ideas';
import { missing } from '../src/people/profile';

const now = new Date().toISOString();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test('a style is offered with its wording and what it means; a cold ask is no choice', () => {
  const [soft, casual, ...rest] = choices([
    { style: 'SOFT', opening: 'Would you know?', answerExpected: true, reminds: true },
    { style: 'CASUAL', opening: 'In case.', answerExpected: false, reminds: false },
    { style: 'COLD', opening: 'We have not met.', answerExpected: false, reminds: false },
  ]);
  expect(soft?.hint).toBe('“Would you know?” An answer is hoped for, with one reminder.');
  expect(casual?.hint).toBe('“In case.” No answer is expected, nobody is reminded.');
  expect(rest).toEqual([]);
  expect(manner('HARD', true)).toBe('Asked plainly · urgent, for a day');
});

const check = (more: Partial<Check>): Check => ({
  person: { id: '1', name: 'Fen Roe' },
  lastTouch: { kind: 'ASK', at: now, introduction: { id: '2', ask: { id: '3', text: 'Which glaze?' } } },
  lastGiven: null,
  openIous: [],
  onlyAsks: false,
  giveFirst: [],
  ...more,
});

test('what lies between two is told in sentences', () => {
  expect(touch(check({}))).toBe('You last asked Fen today: “Which glaze?”');
  expect(given(check({}))).toBe('You have not given Fen anything here yet.');
  expect(given(check({ lastGiven: { kind: 'GIVEN', at: now, introduction: null } }))).toBe(
    'You last gave Fen something today.',
  );
  expect(ious(check({ openIous: [{ owedToMe: false, terms: 'FAVOUR', since: now }] }))).toEqual([
    'You owe Fen a favour, since today.',
  ]);
});

type Wave = WavesOf['waves'][number];
const wave = (state: Wave['state'], number = 1): Wave => ({ number, startedAt: now, until: inDays(1), state });
const waves = (more: Partial<WavesOf>): WavesOf => ({
  id: '1',
  weftAsks: true,
  nextWaveAt: inDays(1),
  canLetWeftAsk: false,
  waves: [wave('WAITING')],
  ...more,
});

test('a wave has a number, a date and a state', () => {
  expect([title(wave('WAITING', 2)), title(wave('WAITING', 7))]).toEqual(['Second wave', '7th wave']);
  expect(standing(wave('WAITING'))).toBe('You will hear by tomorrow.');
  expect(standing(wave('HELPED'))).toBe('Somebody said yes.');
  expect(next(waves({}))).toBe('If nobody has said yes by then, the next wave goes out tomorrow.');
  expect(next(waves({ nextWaveAt: null }))).toBe('This is the last wave.');
  expect(next(waves({ nextWaveAt: null, weftAsks: false }))).toContain('Whoever was asked may still answer.');
  expect(next(waves({ nextWaveAt: null, waves: [wave('HELPED')] }))).toBe('No further wave goes out.');
});

test('an ask that ends soon may go on, unless it is urgent', () => {
  const ask = { state: 'OPEN', urgent: false, expiresAt: inDays(2) } as Parameters<typeof isEnding>[0];
  expect(isEnding(ask)).toBe(true);
  expect(isEnding({ ...ask, expiresAt: inDays(9) })).toBe(false);
  expect(isEnding({ ...ask, urgent: true })).toBe(false);
  expect(isEnding({ ...ask, state: 'HELPED' })).toBe(false);
});

test('an urgent ask says until when', () => {
  const ask = { expiresAt: inDays(1) };
  expect(urgency(ask)).toBe(`urgent, ends tomorrow at ${clock(ask.expiresAt)}`);
});

test('words are cut between words, lists between commas', () => {
  expect(short('Which glaze survives?', 14)).toBe('Which glaze…');
  expect(short('Which?', 14)).toBe('Which?');
  expect(listed(' pricing, hospitals;pricing,\n ')).toEqual(['pricing', 'hospitals']);
});

test('two who are brought together are not named to each other', () => {
  const glazing = { id: '7', name: 'Glazing' };
  const idea: Idea = {
    giver: { id: '1', name: 'Eva Brandt' },
    taker: { id: '2', name: 'Ben Okafor' },
    give: { id: '3', topic: glazing },
    take: { id: '4', note: 'A first lesson.', topic: glazing },
    reasons: [],
  };
  const words = sentences(idea);
  expect(words.giver).toBe('Somebody I know looks for help with Glazing. You give it.');
  expect(`${words.giver} ${words.taker}`).not.toMatch(/Eva|Ben|lesson/);
});

test('how often one is asked is said to oneself, and what a profile lacks in words', () => {
  expect(asked(1)).toBe('This is the first time you are asked this week. Only you see this.');
  expect(asked(3)).toBe('You were asked 3 times this week. Only you see this.');
  expect(missing('PITCH')).toEqual({ label: 'what you do, and for whom', place: 'deeper' });
});
