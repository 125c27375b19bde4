import { beforeEach, expect, test, vi } from 'vitest';
import type { Operation } from '../src/api';
import { arrived, emptyStorage, server } from './browserless';

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));
const { session } = await import('../src/sign-in/session.svelte');
const { query } = await import('../src/query.svelte');
const { proof } = await import('../src/sign-in/proof.svelte');

const NAME = 'query Name { name }' as Operation<{ name: string }, Record<string, never>>;
let sent: ReturnType<typeof server>;

/** The server says who is signed in here. */
async function told(id: string | null) {
  const done = session.refresh();
  sent.at(-1)!.answer({ me: id && { id, name: id }, badges: null, leaving: null, providers: [] });
  await done;
}

beforeEach(async () => {
  emptyStorage();
  sent = server();
  await told(null);
  await told('ada');
});

test('who signs in after somebody signed out comes to a screen of their own', async () => {
  const { changes } = session;
  await told(null);
  expect([session.who, session.me, session.known]).toEqual([null, null, true]);
  await told('ben');
  expect([session.who, session.changes - changes]).toEqual(['ben', 0]);
});

test('who signed in elsewhere finds nothing of the one who was here', async () => {
  const { changes } = session;
  query(NAME, {}).keep({ name: 'Ada' });
  const proved = proof.ask();
  await told('ben');
  expect([session.who, session.me?.id, session.changes - changes]).toEqual(['ben', 'ben', 1]);
  expect(localStorage.getItem('weft-signed-in')).toBe('ben');
  expect(query(NAME, {}).data).toBe(null);
  expect([await proved, proof.asked]).toEqual([false, null]);
});

test('what was asked for somebody and is answered after they left is kept for nobody', async () => {
  query(NAME, {});
  const asked = sent.at(-1)!;
  await told('ben');
  asked.answer({ name: 'Ada' });
  await arrived();
  expect(query(NAME, {}).data).toBe(null);
});
