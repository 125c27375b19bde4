import { expect, test } from 'vitest';
import { sorted } from '../src/introductions/inbox';
import type { Line } from '../src/introductions/sentence';

const line = (id: string, state: Line['state'], more: Partial<Line> = {}) =>
  ({ id, state, unread: 0, waitingForMe: false, ...more }) as Line;
const waits = (id: string) => line(id, 'WITH_HELPER', { waitingForMe: true });
const ids = (lines: Line[]) => lines.map(({ id }) => id).join('');

test('whatever waits is shown, also below the first that were asked for', () => {
  const parts = sorted([waits('a'), waits('b')], [waits('b'), line('c', 'WITH_HELPER'), waits('d')]);
  expect([ids(parts.waits), ids(parts.underWay)]).toEqual(['abd', 'c']);
});

test('a line answered between two reads is shown once', () => {
  const parts = sorted([waits('a')], [line('a', 'INTRODUCED'), line('b', 'INTRODUCED'), line('c', 'CLOSED')]);
  expect([ids(parts.waits), ids(parts.threads), ids(parts.past)]).toEqual(['a', 'b', 'c']);
});
