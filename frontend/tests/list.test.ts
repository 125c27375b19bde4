import { expect, test } from 'vitest';
import { done, merge, type Item } from '../src/today/list';

const item = (id: string, handled = false) => ({ __typename: 'SayThanksFor', id, handled }) as Item;

test('what was there stays in its place, as it is now', () => {
  const merged = merge([item('a'), item('b')], [item('c'), item('a', true)]);
  expect(merged.map(({ id, handled }) => [id, handled])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ]);
});

test('only what was seen to has a word of its own', () => {
  expect(done(item('a'))).toBe('');
  expect(done(item('a', true))).toBe('You said thanks.');
});
