import { beforeEach, expect, test } from 'vitest';
import { Draft, dropAll, remember, unremember, whoWas } from '../src/drafts.svelte';
import { emptyStorage } from './browserless';

beforeEach(() => {
  emptyStorage();
  remember('ada');
});

const write = (place: string, text: string) => (new Draft(place).text = text);
const read = (place: string) => new Draft(place).text;

test('what was written comes back in its place', () => {
  write('ask', 'Which glaze');
  expect([read('ask'), read('message 1')]).toEqual(['Which glaze', '']);
});

test('what was sent or wiped is gone', () => {
  const draft = new Draft('ask');
  draft.text = 'Which glaze';
  draft.sent();
  expect([draft.text, read('ask'), Object.keys(localStorage)]).toEqual(['', '', ['weft-signed-in']]);
});

test('what was added while the rest was on its way stays', () => {
  const draft = new Draft('ask');
  draft.text = 'Which glaze';
  const sent = draft.text;
  draft.text = 'Which glaze\nAnd which clay?';
  draft.sent(sent);
  expect([draft.text, read('ask')]).toEqual(['And which clay?', 'And which clay?']);
  draft.text = 'What clay?';
  draft.sent('And which clay?');
  expect(draft.text).toBe('What clay?');
});

test('it waits for the same person when their session ends, and for nobody else', () => {
  write('ask', 'Which glaze');
  unremember();
  expect(whoWas()).toBe(null);
  remember('ada');
  expect(read('ask')).toBe('Which glaze');
  remember('ben');
  expect(read('ask')).toBe('');
  remember('ada');
  expect(read('ask')).toBe('');
});

test('whoever signs out leaves nothing behind', () => {
  write('ask', 'Which glaze');
  dropAll();
  expect(Object.keys(localStorage)).toEqual(['weft-signed-in']);
});
