import { expect, test } from 'vitest';
import { hear, knots, putOff, sentence, spelled, type Line } from '../src/introductions/sentence';

const [ben, mira, eva] = ['Ben Okafor', 'Mira Lund', 'Eva Brandt'].map((name) => ({ id: name, name }));
const glazing = { id: '2', note: '', topic: { id: '3', name: 'Glazing' } };
const now = new Date();
const due = new Date(now.getTime() + 86_400_000).toISOString();

const line = (given: Partial<Line>): Line => ({
  id: '1',
  begunBy: 'ASKER',
  noteBy: 'ASKER',
  myPart: 'ASKER',
  state: 'WAITING',
  waitingForMe: false,
  answerBy: due,
  askedAgainAt: null,
  updatedAt: now.toISOString(),
  unread: 0,
  answerExpected: true,
  menu: [],
  note: '',
  outcomeNote: null,
  thanks: null,
  asker: ben!,
  introducer: mira!,
  helper: null,
  ask: null,
  take: null,
  ...given,
});

const drawn = (given: Partial<Line>) => knots(line(given)).map(({ name, state }) => `${name} ${state}`);

test.each<[string, Partial<Line>, string]>([
  ['the asker waits', {}, 'Asked through Mira today.'],
  ['the asker waits for a contact', { introducer: null, helper: eva }, 'Asked Eva today.'],
  ['the contact in between has left', { introducer: null }, 'Asked through a contact today.'],
  [
    'the introducer is asked',
    { myPart: 'INTRODUCER', state: 'WITH_INTRODUCER', waitingForMe: true },
    'Ben asks, through you.',
  ],
  [
    'the helper is asked',
    { myPart: 'HELPER', state: 'WITH_HELPER', waitingForMe: true },
    'Mira thinks you could help Ben.',
  ],
  [
    'the helper is asked by nobody named',
    { myPart: 'HELPER', state: 'WITH_HELPER', waitingForMe: true, asker: null, introducer: null },
    'Somebody asks you directly.',
  ],
  [
    'a helper offers',
    { begunBy: 'HELPER', state: 'WITH_ASKER', waitingForMe: true, helper: eva },
    'Eva offers to help you.',
  ],
  [
    'a helper offers what one looks for',
    { begunBy: 'HELPER', state: 'WITH_ASKER', waitingForMe: true, introducer: null, helper: eva, take: glazing },
    'Eva offers to help you with Glazing.',
  ],
  [
    'the helper offered what one looks for',
    { begunBy: 'HELPER', myPart: 'HELPER', introducer: null, helper: eva, take: glazing },
    'You offered Ben your help with Glazing today.',
  ],
  [
    'two are brought together',
    { begunBy: 'INTRODUCER', state: 'WITH_BOTH', waitingForMe: true },
    'Mira would like you to meet somebody.',
  ],
  ['they met', { state: 'INTRODUCED', helper: eva }, 'You and Eva are introduced, through Mira.'],
  [
    'they met, to the introducer',
    { myPart: 'INTRODUCER', state: 'INTRODUCED', helper: eva },
    'Ben and Eva have met, thanks to you.',
  ],
  ['it helped, to the introducer', { myPart: 'INTRODUCER', state: 'HELPED', helper: eva }, 'Your introduction helped.'],
  ['it helped, to the helper', { myPart: 'HELPER', state: 'THANKED', helper: eva }, 'You helped Ben.'],
  [
    'lines without names wait to be ticked',
    { state: 'WITH_ASKER', waitingForMe: true, menu: [{ id: '9', line: 'Fires twice a week.', ticked: false }] },
    'Mira knows one person who may fit.',
  ],
  [
    'lines were offered, to the introducer',
    { myPart: 'INTRODUCER', menu: [{ id: '9', line: 'Fires twice a week.', ticked: false }] },
    'You offered Ben one person today.',
  ],
  ['it moved on', { state: 'CLOSED' }, 'This one did not work out.'],
])('%s', (_, given, words) => expect(sentence(line(given)).said).toBe(words));

test('where no answer is expected, silence is said to be fine', () => {
  const asked = line({ myPart: 'HELPER', state: 'WITH_HELPER', waitingForMe: true, answerExpected: false });
  expect(sentence(asked).next).toBe('No answer is expected; silence is a fine no.');
});

test('whoever said not now has not said yes, and is told that it comes up again', () => {
  const later: Partial<Line> = { myPart: 'INTRODUCER', state: 'WITH_INTRODUCER', helper: eva, askedAgainAt: due };
  expect(sentence(line(later))).toEqual({
    said: 'You said not now.',
    next: 'It comes up again tomorrow. Answer by tomorrow; a no needs no word.',
  });
  expect(drawn(later)).toEqual(['Ben yes', 'You awaited', 'Eva awaited']);
});

test('whoever is not asked again reads that plainly', () => {
  const last = line({ myPart: 'HELPER', state: 'WITH_HELPER' });
  expect(sentence(last).next).toBe('It does not come up again; you may still answer by tomorrow.');
  expect(putOff(last)).toContain('We will not ask again');
  expect(putOff({ askedAgainAt: due })).toBe('Not now. We ask you again tomorrow.');
});

test('once the ask is over nobody waits for an answer, and it may still be given', () => {
  const helped = { id: '4', text: 'Which glaze?', state: 'HELPED' } as const;
  expect(sentence(line({ myPart: 'INTRODUCER', state: 'WITH_INTRODUCER', ask: helped }))).toEqual({
    said: 'Ben asks, through you.',
    next: 'The ask is over, and nobody waits for it; you may still answer by tomorrow.',
  });
});

test('waiting names the date, who reminds, and that other ways stay open', () => {
  expect(sentence(line({})).next).toBe(
    'You will hear by tomorrow. We remind once at most; you need not. Other ways stay open.',
  );
  expect(sentence(line({ answerExpected: false })).next).toBe('You will hear by tomorrow. Other ways stay open.');
});

test('when one hears is the date of this one, which the end of its ask may bring nearer', () => {
  expect(hear({ answerBy: due })).toBe('You will hear by tomorrow.');
  expect(hear({ answerBy: null })).toBe('You will hear soon.');
});

test('the introducer hears of the thanks', () => {
  expect(sentence(line({ myPart: 'INTRODUCER', state: 'THANKED', helper: eva })).next).toBe('Ben says thank you.');
});

test('a knot is filled by a yes, open while awaited, dashed before it has a name', () => {
  expect(drawn({})).toEqual(['You yes', 'Mira awaited', 'not named yet unnamed']);
  expect(drawn({ state: 'INTRODUCED', helper: eva })).toEqual(['You yes', 'Mira yes', 'Eva yes']);
  expect(drawn({ myPart: 'HELPER', state: 'WITH_HELPER', waitingForMe: true, helper: eva })).toEqual([
    'Ben yes',
    'Mira yes',
    'You awaited',
  ]);
  expect(drawn({ introducer: null, helper: eva })).toEqual(['You yes', 'Eva awaited']);
  expect(drawn({ state: 'CLOSED' })).toEqual(['You yes', 'Mira unnamed', 'not named yet unnamed']);
});

test('the drawing is told in words', () => {
  expect(spelled(line({}))).toBe('You have said yes, Mira is awaited, not named yet');
});
