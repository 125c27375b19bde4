import { beforeEach, expect, test } from 'vitest';
import { Asking, given } from '../src/asks/asking.svelte';
import { remember } from '../src/drafts.svelte';
import { emptyStorage } from './browserless';

beforeEach(() => {
  emptyStorage();
  remember('ada');
});

const from = (address = '') => new Asking(given(new URLSearchParams(address)));
const again = new URLSearchParams({ text: 'Which glaze?', topic: 'Glazing', terms: 'PAID' }).toString();

test('what limits an ask is kept with its words until it is sent', () => {
  Object.assign(from().fields, { text: 'Which glaze?', audience: 'CONTACTS', unnamed: true, urgent: true });
  const asking = from();
  expect(asking.input('')).toMatchObject({
    text: 'Which glaze?',
    audience: 'CONTACTS',
    unnamed: true,
    urgent: true,
    expiresAt: null,
  });
  asking.sent();
  expect(from().input('')).toMatchObject({ text: '', audience: 'EXTENDED', unnamed: false, urgent: false });
  expect(Object.keys(localStorage)).toEqual(['weft-signed-in']);
});

test('an ask for one circle goes to no other while the circles are not read yet', () => {
  const asking = from();
  Object.assign(asking.fields, { circleId: 'potters', audience: 'CIRCLE' });
  expect(asking.reach).toBe('CIRCLE');
  asking.fields.circleId = '';
  expect(asking.reach).toBe('EXTENDED');
});

test('an address begins an ask, and what is written over it stays', () => {
  from(again).fields.text = 'Which glaze, and which clay?';
  expect(from().input('')).toMatchObject({
    text: 'Which glaze, and which clay?',
    topics: ['Glazing'],
    terms: 'PAID',
  });
});

test('what is half written is kept before what an address says, which can be taken instead', () => {
  Object.assign(from().fields, { text: 'Who lends a kiln?', unnamed: true });
  const asking = from(again);
  expect([asking.fields.text, asking.otherWords]).toEqual(['Who lends a kiln?', 'Which glaze?']);
  asking.take();
  expect([asking.fields.text, asking.fields.unnamed, asking.other]).toEqual(['Which glaze?', false, null]);
  expect(from(again).other).toBe(null);
});

test('topics that nobody touched are the server’s to find, but for those of this very text', () => {
  const asking = from();
  Object.assign(asking.fields, { text: ' Which glaze? ', topics: ['Glazing'] });
  expect([asking.input('').topics, asking.input('Which glaze?').topics]).toEqual([null, ['Glazing']]);
  asking.fields.touched = true;
  expect(asking.input('').topics).toEqual(['Glazing']);
});
