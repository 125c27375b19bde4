import { beforeEach, expect, test } from 'vitest';
import { once, type Operation } from '../src/api';
import { server } from './browserless';

type Input = { words: string; until?: string; idempotencyKey: string };
const WRITE = 'mutation Write { write }' as Operation<{ result: { id: string } }, { input: Input }>;
let sent: ReturnType<typeof server>;

beforeEach(() => void (sent = server()));

const input = () => sent.at(-1)!.variables.input as Input;

/** Sends it; what was sent, and whether it was answered. */
async function send<Given>(write: (given: Given) => Promise<unknown>, given: Given, arrives = true) {
  const done = write(given).then(
    () => true,
    () => false,
  );
  if (arrives) sent.at(-1)!.answer({ result: { id: '1' } });
  else sent.at(-1)!.lose();
  expect(await done).toBe(arrives);
  return input();
}

test('what is sent again after a lost answer is the same creation', async () => {
  const write = once(WRITE);
  const lost = await send(write, { words: 'Which glaze?' }, false);
  expect(lost.idempotencyKey).toMatch(/.{10}/);
  expect(await send(write, { words: 'Which glaze?' })).toEqual(lost);
});

test('other words are another creation, and so are the same ones once they arrived', async () => {
  const write = once(WRITE);
  const keys = [
    await send(write, { words: 'Which glaze?' }, false),
    await send(write, { words: 'Which clay?' }),
    await send(write, { words: 'Which clay?' }),
  ].map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(3);
});

test('what belongs to the moment of sending stays with what was sent', async () => {
  let clock = 0;
  const write = once(WRITE, (given: { words: string }) => ({ ...given, until: `at ${clock++}` }));
  const lost = await send(write, { words: 'Come in' }, false);
  expect(await send(write, { words: 'Come in' })).toEqual(lost);
  expect((await send(write, { words: 'Come in' })).until).toBe('at 1');
});
