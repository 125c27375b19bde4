import type { Page } from '@playwright/test';
import { ask, at, circle, expect, give, test, tie } from '../cast';
import { tabTo } from '../checks';
import { code } from '../mails';

async function fill(page: Page, label: string, text: string) {
  await tabTo(page, page.getByRole('textbox', { name: label }));
  await page.keyboard.type(text);
}

async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button') {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press('Enter');
}

test('signing in needs no mouse', { tag: '@desktop' }, async ({ cast }) => {
  const [page, email] = [await cast.visit(), cast.address('kim')];
  await page.goto('/');
  await fill(page, 'Your mail address', email);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Six digits')).toBeFocused();
  await page.keyboard.type(await code(email));
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeFocused();
  await fill(page, 'Your name', 'Kim');
  await fill(page, 'Why would somebody want to talk to you?', 'I fold paper.');
  await press(page, 'Come in');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press(page, 'Connect with somebody', 'link');
  await expect(page.getByRole('heading', { name: 'People' })).toBeFocused();
});

test('asking and answering need no mouse', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen, cleo] = await cast.people('Ada', 'Fen', 'Cleo');
  const guild = await circle([fen, ada, cleo], { topics: ['Glazing'] });
  await tie(ada, fen);
  await tie(fen, cleo);
  await give(cleo, 'Glazing', guild);

  const page = await ada.open('/');
  await press(page, 'Ask', 'link');
  await expect(page.getByRole('heading', { name: 'What would help you right now?' })).toBeFocused();
  await fill(page, 'What would help you right now?', 'Who can teach me glazing?');
  await press(page, 'Ask');
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeFocused();
  await press(page, 'Ask Fen');
  await fill(page, 'Two sentences to Fen', 'I begin from nothing.');
  await press(page, 'Ask Fen');
  await expect(page.getByRole('main')).toContainText('Asked through Fen.');

  const fens = await fen.open('/');
  await press(fens, /^Inbox/, 'link');
  await press(fens, /Ada asks, through you\./, 'link');
  await press(fens, 'Introduce');
  await expect(fens.getByRole('main')).toContainText('Cleo is asked next.');
});

test('what was pressed and goes away leaves the focus on what it did', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen, jon] = await cast.people('Ada', 'Fen', 'Jon');
  const guild = await circle([fen, ada], { topics: ['Glazing'] });
  for (const friend of [fen, jon]) await tie(ada, friend);
  for (const topic of ['Glazing', 'Kilns', 'Slips', 'Oxides', 'Raku']) await give(fen, topic, guild);
  const page = await ada.open(at('people', fen.id));
  const ended = page.getByRole('main').getByText('You and Fen are no longer connected.');
  await page.getByRole('button', { name: 'End this tie' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(ended).toBeFocused();
  await expect(ended).toBeInViewport({ ratio: 1 });

  await ada.act('block', { personId: jon.id });
  await page.goto('/me');
  await page.getByText('Whom you blocked').click();
  await press(page, 'Undo the block of Jon');
  await expect(page.getByRole('main').getByText('Jon is no longer blocked.')).toBeFocused();

  await page.goto(at('asks', await ask(ada, 'Who can teach me glazing?', ['Glazing'])));
  await page.getByRole('button', { name: 'Take this ask back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a topic that comes or goes leaves the focus beside it', async ({ cast }) => {
  const page = await (await cast.person('Ada')).open('/ask');
  const add = page.getByRole('button', { name: /Topic|Add a topic/ });
  for (const topic of ['Glazing', 'Kilns']) {
    await press(page, /Topic|Add a topic/);
    await page.getByLabel('A topic').fill(topic);
    await page.keyboard.press('Enter');
    await expect(add).toBeFocused();
  }
  await press(page, /^Glazing/);
  await expect(page.getByRole('button', { name: /^Kilns/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(add).toBeFocused();
});

test('a dialog takes the focus, keeps it, and gives it back', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const id = await ask(ada, 'Who can teach me glazing?', ['Glazing']);
  const page = await ada.open(`/asks/${encodeURIComponent(id)}`);
  await press(page, 'Take this ask back');
  const dialog = page.getByRole('dialog', { name: 'Take this ask back?' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Leave it open' }));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Take this ask back' })).toBeFocused();
});
