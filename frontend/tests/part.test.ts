import { beforeEach, expect, test, vi } from 'vitest';
import { Offline, Renewed } from '../src/api';
import { emptyStorage, server } from './browserless';

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));
const { part } = await import('../src/part');

let sent: ReturnType<typeof server>;
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

beforeEach(() => {
  emptyStorage();
  sent = server();
});

test('what does not come though the server answers is of a Weft that was renewed', async () => {
  const failure = part(gone).catch((error) => error);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  sent[0]!.answer({ me: null, badges: null, leaving: null, providers: [] });
  expect(await failure).toBeInstanceOf(Renewed);
});

test('what does not come as nothing is answered is offline', async () => {
  const failure = part(gone).catch((error) => error);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  sent[0]!.lose();
  expect(await failure).toBeInstanceOf(Offline);
});
