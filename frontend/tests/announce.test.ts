import { expect, test } from 'vitest';
import { announce, spoken } from '../src/ui/announce.svelte';
import { arrived } from './browserless';

test('the same words are said again', async () => {
  announce('Kept.');
  await arrived();
  expect(spoken.text).toBe('Kept.');
  announce('Kept.');
  expect(spoken.text).toBe('');
  await arrived();
  expect(spoken.text).toBe('Kept.');
});

test('of two things said at once the last one stays', async () => {
  announce('Kept.');
  announce('Sent.');
  await arrived();
  expect(spoken.text).toBe('Sent.');
});
