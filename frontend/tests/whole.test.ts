import { beforeEach, expect, test } from 'vitest';
import type { Operation } from '../src/api';
import { whole } from '../src/whole';
import { arrived, server } from './browserless';

type List = { nodes: string[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
const NAMES = 'query Names { names }' as Operation<List, { after: string | null }>;
let sent: ReturnType<typeof server>;

const page = (letters: string, more = true): List => ({
  nodes: [...letters],
  pageInfo: { hasNextPage: more, endCursor: letters.at(-1) ?? null },
});

/** Answers what was asked for last, which stands after a line. */
async function answer(after: string | null, data: List) {
  expect(sent.at(-1)!.variables).toEqual({ after });
  sent.at(-1)!.answer(data);
  await arrived();
}

beforeEach(() => void (sent = server()));

test('a list is read to its end', async () => {
  const names = whole(NAMES, (list) => list);
  await answer(null, page('ab'));
  expect(names.data).toBe(null);
  await answer('b', page('cd'));
  await answer('d', page('e', false));
  expect([names.data, sent.length]).toEqual([['a', 'b', 'c', 'd', 'e'], 3]);
});

test('once there is enough, no more is asked for, and it is enough for nobody else', async () => {
  const find = (letter: string) =>
    whole(
      NAMES,
      (list) => list,
      (names) => names.includes(letter),
      letter,
    );
  const found = find('c');
  await answer(null, page('ab'));
  await answer('b', page('cd'));
  expect([found.data, sent.length]).toEqual([['a', 'b', 'c', 'd'], 2]);
  expect([find('c').data, find('f').data]).toEqual([found.data, null]);
});

test('a page that does not come is a failure, and the list is read again from its head', async () => {
  const names = whole(NAMES, (list) => list, undefined, 'again');
  await answer(null, page('ab'));
  sent.at(-1)!.lose();
  await arrived();
  expect([names.data, names.failure?.message]).toEqual([null, 'You are offline.']);
  void names.load();
  await answer(null, page('ab', false));
  expect([names.data, names.failure]).toEqual([['a', 'b'], null]);
});
