import { expect, test } from 'vitest';
import { audience, ways } from '../src/asks/words';
import { count, firstName, inWords, names } from '../src/people/name';

type Match = Parameters<typeof ways>[0][number];
const match = (id: string, by: string): Match => ({
  id,
  introducer: { id: by, name: by },
  runnerUp: null,
  reasons: [],
});

test('each introducer is one way in, with their best match', () => {
  const found = ways([match('1', 'Mira'), match('2', 'Theo'), match('3', 'Mira')]);
  expect(found.map(({ match, people }) => [match.id, people])).toEqual([
    ['1', 2],
    ['2', 1],
  ]);
});

test('where an ask goes is told in words', () => {
  expect(audience('EXTENDED')).toBe('people two steps away, in any circle');
  expect(audience('EXTENDED', 'Robotics')).toBe('people two steps away, in Robotics');
  expect(audience('CIRCLE', 'Robotics')).toBe('people of Robotics only');
  expect(audience('CONTACTS', 'Robotics')).toBe('people you know, nobody else');
});

test('names and counts read as a sentence', () => {
  expect(names(['Jon', 'Ria', 'Eva'])).toBe('Jon, Ria and Eva');
  expect(names([])).toBe('');
  expect(firstName('  Mira Lund')).toBe('Mira');
  expect(firstName(null)).toBe('somebody');
  expect(count(1, 'person', 'people')).toBe('1 person');
  expect(count(3, 'thing')).toBe('3 things');
  expect([inWords(3), inWords(12)]).toEqual(['three', '12']);
});
