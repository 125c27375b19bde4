import { expect, test, vi } from 'vitest';
import { request, type Operation } from '../src/api';
import { Query } from '../src/query.svelte';
import { arrived, server } from './browserless';

vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
  vi.stubGlobal('document', { visibilityState: 'hidden' });
});
const { News } = await import('../src/live.svelte');

const NAME = 'query Name { name }' as Operation<{ name: string }, Record<string, never>>;

test('a list in use is not moved once there is a network again, and says what is new', async () => {
  const sent = server();
  const name = new Query(NAME, {});
  const news = new News([name], () => true);
  sent[0]!.answer({ name: 'before' });
  await arrived();
  void news.come();
  sent.at(-1)!.lose();
  await arrived();
  expect(news.waits).toBe(false);
  void request(NAME, {});
  sent.at(-1)!.answer({});
  await arrived();
  sent.at(-1)!.answer({ name: 'after' });
  await arrived();
  expect([news.waits, name.data]).toEqual([true, { name: 'before' }]);
});
