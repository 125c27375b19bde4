import { expect, test } from 'vitest';
import { askPath, personPath, placeOf } from '../src/route.svelte';

test.each([
  ['/', 'today', ''],
  ['/ask', 'compose', ''],
  ['/asks', 'asks', ''],
  ['/asks/QXNrOjE=', 'ask', 'QXNrOjE='],
  ['/inbox/', 'inbox', ''],
  ['/people/a%2Fb', 'person', 'a/b'],
  ['/circles/1', 'circle', '1'],
  ['/sign-in', 'signIn', ''],
  ['/me/1', 'nowhere', '1'],
  ['/asks/1/2', 'nowhere', '1'],
  ['/people/%E0', 'person', ''],
])('%s is %s', (path, screen, id) => {
  expect(placeOf(path)).toEqual({ screen, id });
});

test('an id survives its path', () => {
  const id = 'UGVyc29uOi8rPQ==/+';
  expect(placeOf(personPath(id))).toEqual({ screen: 'person', id });
  expect(askPath('a b')).toBe('/asks/a%20b');
});
