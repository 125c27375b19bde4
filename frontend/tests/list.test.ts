import { expect, test } from 'vitest';
import { done, merge, more, type Item } from '../src/today/list';

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
  expect(done(item('a', true))).toBe('You saw to it.');
});

test('what waits beyond the places of a list is told with where', () => {
  const answer = (handled = false) => ({ __typename: 'AnswerIntroductionItem' as const, handled });
  const tie = { __typename: 'AnswerTieItem' as const, handled: false };
  const words = (...given: Parameters<typeof more>) => more(...given).map((one) => one.words);
  expect(words([answer(), answer()], null)).toEqual([]);
  expect(words([answer(), tie], { answers: 1, requests: 1 })).toEqual([]);
  expect(words([answer(), answer()], { answers: 5, requests: 0 })).toEqual([
    '3 more wait for your answer in the Inbox.',
  ]);
  expect(words([answer(true), tie], { answers: 1, requests: 2 })).toEqual([
    'One more waits for your answer in the Inbox.',
    'One more waits for your answer under People.',
  ]);
});
