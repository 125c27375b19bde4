import { expect, test, vi } from 'vitest';
import { askPath, personPath, placeOf, route } from '../src/route.svelte';

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

test('where one is already is no step more, and a step keeps how far down one was', () => {
  const said: unknown[][] = [];
  const tell = (verb: string) => (state: unknown, _: string, path?: string) => said.push([verb, state, path]);
  vi.stubGlobal('history', { pushState: tell('push'), replaceState: tell('replace') });
  vi.stubGlobal('location', { pathname: '/give', search: '?since=30' });
  vi.stubGlobal('scrollY', 300);
  vi.stubGlobal('scrollTo', () => {});
  route.go('/give?since=30');
  expect(said.splice(0)).toEqual([['replace', null, '/give?since=30']]);
  route.go('/give');
  expect(said).toEqual([
    ['replace', { down: 300 }, undefined],
    ['push', null, '/give'],
  ]);
});
