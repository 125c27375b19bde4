import { beforeEach, expect, test, vi } from 'vitest';
import type { Operation } from '../src/api';
import { arrived, emptyStorage, server } from './browserless';

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));
const { Pages } = await import('../src/pages.svelte');
const { forget } = await import('../src/query.svelte');

type Line = { id: string; words?: string };
type List = { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
const LINES = 'query Lines { lines }' as Operation<List, { after?: string | null }>;
let sent: ReturnType<typeof server>;
let first: List;

/** A page of lines named by a letter each, which ends where it ends. */
const page = (letters: string, more = true): List => ({
  nodes: [...letters].map((id) => ({ id })),
  pageInfo: { hasNextPage: more, endCursor: letters.at(-1) ?? null },
});
const asked = () => sent.filter(({ query }) => query === LINES);
const letters = ({ nodes }: { nodes: Line[] }) => nodes.map(({ id }) => id).join('');

/** The answer to the youngest question, which asked for what stands after a line. */
async function answer(after: string, data: List) {
  const { variables, answer } = asked().at(-1)!;
  expect(variables.after).toBe(after);
  answer(data);
  await arrived();
}

const lines = () =>
  new Pages(
    LINES,
    (list) => list,
    () => first,
    {},
  );

/** A list of which the second page was asked for. */
async function opened() {
  first = page('ab');
  const pages = lines();
  void pages.next.run();
  await answer('b', page('cd', false));
  return pages;
}

beforeEach(() => {
  forget();
  emptyStorage();
  sent = server();
});

test('what comes at the head of a list pushes nothing out of its middle', async () => {
  const pages = await opened();
  first = page('za');
  void pages.renew();
  expect(letters(pages)).toBe('abcd');
  await answer('a', page('bc'));
  expect([letters(pages), pages.more]).toEqual(['zabc', true]);
});

test('what changed further down is seen to have changed', async () => {
  const pages = await opened();
  first = page('ab');
  void pages.renew();
  await answer('b', { ...page('cd', false), nodes: [{ id: 'c', words: 'hidden' }, { id: 'd' }] });
  expect(pages.nodes[2]).toEqual({ id: 'c', words: 'hidden' });
});

test('somebody who stands in two pages is there once', async () => {
  first = page('ab');
  const pages = lines();
  void pages.next.run();
  await answer('b', page('bc', false));
  expect(letters(pages)).toBe('abc');
});

test('a page asked for when the list changes is read below the list as it is', async () => {
  const pages = await opened();
  first = page('yz');
  void pages.renew();
  const late = asked().at(-1)!;
  first = page('xy');
  void pages.renew();
  await answer('y', page('za', false));
  late.answer(page('qq'));
  await arrived();
  expect(letters(pages)).toBe('xyza');
});

test('without a network the first page stands, and more can be asked for', async () => {
  const pages = await opened();
  first = page('za');
  void pages.renew();
  asked().at(-1)!.lose();
  await arrived();
  expect([letters(pages), pages.more]).toEqual(['za', true]);
  void pages.next.run();
  asked().at(-1)!.lose();
  await arrived();
  expect([letters(pages), pages.next.failure?.message]).toEqual(['za', 'You are offline.']);
  void pages.next.run();
  await answer('a', page('bc', false));
  expect(letters(pages)).toBe('zabc');
});

test('who comes back to a list finds as much of it as they saw, and the next person nothing', async () => {
  await opened();
  const again = lines();
  expect([letters(again), asked().length]).toEqual(['abcd', 1]);
  first = page('za');
  void again.renew();
  await answer('a', page('bc'));
  expect(letters(lines())).toBe('zabc');
  forget();
  expect(letters(lines())).toBe('za');
});

test('a page that comes after all was forgotten is kept for nobody', async () => {
  first = page('ab');
  void lines().next.run();
  forget();
  await answer('b', page('cd', false));
  expect(letters(lines())).toBe('ab');
});
