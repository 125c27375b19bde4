import { expect, test } from 'vitest';
import { question } from '../src/today/question';
import type { Item } from '../src/today/list';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const topic = { id: 't', name: 'Glazing' };

test('what ends is kept or closed with one tap', () => {
  const ask = {
    __typename: 'RenewAskItem',
    id: 'a',
    handled: false,
    ask: { id: '1', text: 'Who?', expiresAt: tomorrow },
  };
  expect(question(ask as Item)).toMatchObject({ title: 'Your ask ends tomorrow', said: 'Who?' });
  const intent = { id: '2', kind: 'GIVE', note: '', until: tomorrow, topic };
  const asked = question({ __typename: 'RenewIntentItem', id: 'i', handled: false, intent } as Item);
  expect(asked).toMatchObject({ title: 'You give Glazing. Does that still hold?', aside: 'It ends tomorrow.' });
  expect(asked?.taps.map(({ verb }) => verb)).toEqual(['Yes, keep it', 'Close it']);
});

test('a name is asked for, and a no is as near as a yes', () => {
  const mention = {
    id: 'm',
    text: 'Read my page.',
    edition: 'e',
    state: 'ASKED',
    circleName: 'The guild',
    month: '2026-09',
  };
  const asked = question({ __typename: 'AnswerMentionItem', id: 'n', handled: false, mention } as Item);
  expect(asked?.title).toContain('The guild would like to thank you by name');
  expect(asked?.taps.map(({ verb }) => verb)).toEqual(['Yes, name me', 'No']);
});

test('what takes a sentence is not one tap', () => {
  expect(question({ __typename: 'AskCue', id: 'c', handled: false, words: '', reasons: [] } as Item)).toBeNull();
});
