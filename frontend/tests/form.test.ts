import { beforeEach, expect, test } from 'vitest';
import { remember } from '../src/drafts.svelte';
import { Form } from '../src/form.svelte';
import { emptyStorage } from './browserless';

beforeEach(() => {
  emptyStorage();
  remember('ada');
});

/** A form over what a server says, which may say something else later. */
function form(place?: string) {
  const read = { name: 'Ada', place: 'Oslo' };
  return { read, mine: new Form(() => read, place) };
}

test('what was not touched follows each read, and only what was changed is sent', () => {
  const { read, mine } = form();
  mine.fields.name = 'Ada B.';
  Object.assign(read, { name: 'Ada C.', place: 'Bergen' });
  expect([mine.fields.name, mine.fields.place]).toEqual(['Ada B.', 'Bergen']);
  expect(mine.changes).toEqual({ name: 'Ada B.' });
});

test('what was sent is no change any more, but what was written meanwhile is', () => {
  const { read, mine } = form();
  mine.fields.name = 'Ada B.';
  mine.fields.place = 'Berg';
  const sent = mine.changes;
  mine.fields.place = 'Bergen';
  Object.assign(read, sent);
  mine.sent(sent);
  expect(mine.changes).toEqual({ place: 'Bergen' });
  expect(mine.fields.name).toBe('Ada B.');
});

test('with a place it waits on the device until it is sent', () => {
  form('me').mine.fields.name = 'Ada B.';
  expect(form('me').mine.fields.name).toBe('Ada B.');
  expect(form('me').mine.fields.place).toBe('Oslo');
  const { mine } = form('me');
  mine.sent(mine.changes);
  expect(form('me').mine.fields.name).toBe('Ada');
  expect(Object.keys(localStorage)).toEqual(['weft-signed-in']);
});

test('without one it does not', () => {
  form().mine.fields.name = 'Ada B.';
  expect(form().mine.fields.name).toBe('Ada');
});
