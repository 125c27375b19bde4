import { expect, test } from 'vitest';
import { followable, sentence as gift } from '../src/gifts/words';
import { about, balanced, between, details, owing, returnedBy, sentence, takeable, thanked } from '../src/ledger/words';
import { called, undrafted } from '../src/months/words';
import { ground } from '../src/people/ground';

type Entry = Parameters<typeof takeable>[0][number];
const jon = { id: 'jon', name: 'Jon Vik' };

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  favourId: id,
  side: 'GIVEN',
  amount: 1,
  terms: 'FREE',
  at: new Date().toISOString(),
  text: null,
  prepaid: true,
  person: jon,
  introducer: null,
  circle: null,
  ask: null,
  ...more,
});

test('a line of the ledger reads as a sentence, and a correction says so', () => {
  expect(sentence(entry('1'))).toBe('You helped Jon.');
  expect(sentence(entry('1', { side: 'RECEIVED', person: null }))).toBe('Somebody helped you.');
  expect(sentence(entry('1', { amount: -1 }))).toBe('You took back a help to Jon.');
  const through = { introducer: { id: 'mira', name: 'Mira Lund' }, terms: 'FAVOUR' as const };
  expect(details(entry('1', through))).toBe('through Mira · a favour in return · today');
  expect(about({ text: 'A lift.', ask: { text: 'Who drives?' } })).toBe('Who drives?');
});

test('thanks for a help without an ask are told to both, and a skip to nobody', () => {
  const said = { state: 'THANKED' as const, thanks: 'You shine.' };
  const given = { side: 'GIVEN' as const, person: jon };
  const received = { side: 'RECEIVED' as const, person: jon };
  expect([thanked(given, said), thanked(received, said)]).toEqual(['Jon says thank you:', 'You said thanks:']);
  const skipped = { ...said, thanks: null };
  expect([thanked(given, skipped), thanked(received, skipped)]).toEqual(['', 'Closed without a note of thanks.']);
  expect(thanked(received, { state: 'CONFIRMED', thanks: null })).toBe('');
});

test('a balance is weighed by how long one is here', () => {
  expect(balanced({ stage: 'NEWCOMER', band: 'WITHIN' })).toBe('In balance, for somebody who is new here.');
  expect(balanced({ stage: 'SENIOR', band: 'BELOW' })).toBe('Out of balance, for somebody who has helped many.');
});

test('only a help of mine that stands may be taken back, and only one that stands is vouched for', () => {
  const taken = entry('3b', { favourId: '3', amount: -1 });
  const entries = [entry('1'), entry('2', { side: 'RECEIVED' }), entry('3'), taken];
  expect([...takeable(entries)]).toEqual(['1']);
  expect(between(entries, 'jon').map(({ id }) => id)).toEqual(['1', '2']);
  expect(between(entries, 'eva')).toEqual([]);
});

test('what is owed is said from where its reader stands', () => {
  const offer = { favourId: '2', at: new Date().toISOString(), text: 'A lift.', ask: null };
  expect(owing({ owedToMe: true, person: jon, terms: 'FAVOUR' })).toBe('Jon owes you a favour.');
  expect(owing({ owedToMe: false, person: null, terms: 'EXCHANGE' })).toBe('You owe somebody something in exchange.');
  expect(returnedBy({ owedToMe: false, person: jon, offer })).toBe('You helped Jon today: “A lift.”');
  expect(returnedBy({ owedToMe: true, person: jon, offer: null })).toBe('');
});

test('common ground leads with what helps, and is nothing where there is none', () => {
  const of = (...names: string[]) => names.map((name) => ({ topic: { id: name, name } }));
  const mine = { gives: of('Glazing', 'Kilns'), takes: of('Pricing') };
  expect(ground(mine, { gives: of('Kilns'), takes: of('Glazing') }, 'Jon')).toEqual([
    { title: 'You give what Jon looks for', topics: ['Glazing'] },
    { title: 'You both give', topics: ['Kilns'] },
  ]);
  expect(ground(mine, { gives: of('Bread'), takes: [] }, 'Jon')).toEqual([]);
});

test('a gift says who gave it, and only an address of the web is followed', () => {
  expect(gift({ kind: 'PASSED_ON', from: jon })).toBe('Jon passed your work on.');
  expect(gift({ kind: 'NOTE', from: null })).toBe('Somebody sent you a note.');
  expect([followable('https://a.example'), followable('javascript:0'), followable(null)]).toEqual([
    'https://a.example',
    '',
    '',
  ]);
});

test('a month may be drafted once, this one and the one before', () => {
  const now = new Date('2027-01-03T12:00:00Z');
  expect(undrafted([], now)).toEqual(['2026-12', '2027-01']);
  expect(undrafted(['2026-12'], now)).toEqual(['2027-01']);
  expect(called('2026-11', 'en-GB')).toBe('November 2026');
});
