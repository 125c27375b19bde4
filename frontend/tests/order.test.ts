import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { request, type Operation } from '../src/api';
import { Query } from '../src/query.svelte';
import { settle } from '../src/ui/settle';
import { arrived, server } from './browserless';

const NAME = 'query Name { name }' as Operation<{ name: string }, Record<string, never>>;
let sent: ReturnType<typeof server>;

beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  sent = server();
});
afterEach(() => vi.useRealTimers());

test('an older answer does not stand in the place of a younger one', async () => {
  const name = new Query(NAME, {});
  void name.load();
  void name.load();
  const [first, second, third] = sent;
  second!.answer({ name: 'second' });
  await arrived();
  first!.answer({ name: 'first' });
  await arrived();
  expect([name.data, name.failure]).toEqual([{ name: 'second' }, null]);
  third!.answer({ name: 'third' });
  await arrived();
  expect(name.data).toEqual({ name: 'third' });
});

test('a younger failure keeps no older answer away', async () => {
  const name = new Query(NAME, {});
  void name.load();
  sent[1]!.lose();
  await arrived();
  sent[0]!.answer({ name: 'first' });
  await arrived();
  expect([name.data, name.failure]).toEqual([{ name: 'first' }, null]);
});

test('an older failure says nothing of what was read since', async () => {
  const name = new Query(NAME, {});
  void name.load();
  sent[1]!.answer({ name: 'second' });
  await arrived();
  sent[0]!.lose();
  await arrived();
  expect(name.failure).toBe(null);
});

test('an answer that comes after something else was typed is passed over', async () => {
  vi.useFakeTimers();
  const found: string[] = [];
  const answers: ((words: string) => void)[] = [];
  const ask = () => new Promise<string>((answer) => answers.push(answer));
  const find = settle(300, ask, (words, given: string) => found.push(`${given}: ${words}`));
  find('glaz');
  await vi.advanceTimersByTimeAsync(300);
  find('');
  answers[0]!('too late');
  await vi.advanceTimersByTimeAsync(300);
  answers[1]!('all');
  await vi.advanceTimersByTimeAsync(0);
  expect(found).toEqual([': all']);
});

test('what was shown without a network is read again once another request is answered', async () => {
  const name = new Query(NAME, {});
  sent[0]!.answer({ name: 'before' });
  await arrived();
  void name.load();
  sent.at(-1)!.lose();
  await arrived();
  expect(name.stale).toBe(true);
  void request(NAME, {});
  sent.at(-1)!.answer({});
  await arrived();
  sent.at(-1)!.answer({ name: 'after' });
  await arrived();
  expect([name.stale, name.data]).toEqual([false, { name: 'after' }]);
});
