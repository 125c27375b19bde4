import { expect, test } from 'vitest';
import { ahead, by, clock, day, endOf, fieldOf, inDays, when } from '../src/dates';

const now = new Date('2026-11-20T13:00:00Z');
const oslo = { now, locale: 'en-GB', zone: 'Europe/Oslo' };

test.each([
  ['2026-11-28T10:00:00Z', '28 November'],
  ['2026-11-28T23:30:00Z', '29 November'],
  ['2027-01-02T10:00:00Z', '2 January 2027'],
])('day of %s in Oslo is %s', (iso, words) => expect(day(iso, oslo)).toBe(words));

test.each([
  ['2026-11-20T00:10:00Z', 'today'],
  ['2026-11-18T23:30:00Z', 'yesterday'],
  ['2026-11-17T10:00:00Z', 'on Tuesday'],
  ['2026-11-01T10:00:00Z', 'on 1 November'],
])('when %s was is %s', (iso, words) => expect(when(iso, oslo)).toBe(words));

test.each([
  ['2026-11-20T20:00:00Z', 'by tonight'],
  ['2026-11-21T10:00:00Z', 'by tomorrow'],
  ['2026-11-28T10:00:00Z', 'by 28 November'],
])('until %s is %s', (iso, words) => expect(by(iso, oslo)).toBe(words));

test.each([
  ['2026-11-20T20:00:00Z', 'today'],
  ['2026-11-21T10:00:00Z', 'tomorrow'],
  ['2026-11-23T10:00:00Z', 'on Monday'],
  ['2026-11-28T10:00:00Z', 'on 28 November'],
])('ahead, %s is %s', (iso, words) => expect(ahead(iso, oslo)).toBe(words));

test("dates follow the reader's locale", () => {
  expect(day('2026-11-28T10:00:00Z', { ...oslo, locale: 'en-US' })).toBe('November 28');
  expect(clock('2026-11-20T08:41:00Z', oslo)).toBe('9:41');
});

test('a moment days ahead is what the API takes', () => {
  expect(inDays(14, now)).toBe('2026-12-04T13:00:00.000Z');
  expect(endOf('2026-12-04')).toMatch(/^2026-12-0\dT\d\d:59:00\.000Z$/);
});

test('a date field names the day it is where its reader is', () => {
  expect(fieldOf('2026-11-26T23:14:00Z', oslo)).toBe('2026-11-27');
  expect(fieldOf('2026-11-26T13:00:00Z', oslo)).toBe('2026-11-26');
});
