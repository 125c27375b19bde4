import type { Page } from '@playwright/test';
import { ask, at, circle, give, signIn, tie } from '../cast';
import { fit, sent, settled } from '../checks';
import { expect, test } from '../later';
import { mail, mailsTo } from '../mails';

const REMINDER = /^An answer of yours is awaited$/;
const reminders = (email: string) => mailsTo(email).filter(({ subject }) => REMINDER.test(subject)).length;
/** "28 November": as the app writes a day of this year. */
const dayOf = (date: string) => new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
const picture = (page: Page, name: string) =>
  page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

test('who is idle is prompted once a week to give and once to ask', { tag: '@desktop' }, async ({ cast, wait }) => {
  test.slow();
  const [mia, ben] = await cast.people('Mia', 'Ben');
  const guild = await circle([mia, ben], { topics: ['Drawing'] });
  await tie(mia, ben);
  await give(mia, 'Drawing', guild);
  await mia.act('declareIntent', { kind: 'TAKE', topic: 'Kilns', circleId: guild, note: 'A kiln for a cellar.' });
  wait(61);
  await signIn(mia);
  const prompts: string[][] = [];
  for (let day = 0; day < 8; day++) {
    const page = await mia.open('/');
    await settled(page);
    await expect(page.getByText('That is today.')).toBeVisible();
    prompts.push(await page.getByRole('listitem').getByRole('heading').allInnerTexts());
    if (day < 2) await fit(page);
    if (day < 3) await picture(page, `day-${day + 1}`);
    await page.close();
    wait(1);
  }
  const [gives, asks] = ['Give Ben something', 'Ask for something yourself'];
  expect(prompts).toEqual([[gives], [asks], [], [], [], [], [], [gives]]);

  const page = await mia.open('/');
  await expect(page.getByText('You look for help with Kilns')).toBeVisible();
  await expect(page.getByText('A kiln for a cellar.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByLabel('What would help you?')).toHaveValue('A kiln for a cellar.');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Your ask is open.');
  await sent(page);
  await page.close();
  wait(7);
  const quiet = await mia.open('/');
  await expect(quiet.getByText('That is today.')).toBeVisible();
  await expect(quiet.getByText(gives)).toHaveCount(0);
  await expect(quiet.getByText(asks)).toHaveCount(0);
});

test('Today that was left open overnight is another day’s', async ({ cast, wait }) => {
  test.slow();
  const [jon, nils] = await cast.people('Jon', 'Nils');
  await nils.act('connect', { email: jon.email, reason: 'The night train.', allowsIntroductions: true });
  const left = await jon.open('/');
  await left.getByRole('button', { name: 'No', exact: true }).click();
  await sent(left);
  await expect(left.getByRole('main')).toContainText('Left unanswered.');
  wait(1);
  const fresh = await jon.open('/');
  await settled(fresh);
  const [now, name] = await fresh.evaluate(() => [
    Date.now(),
    new Date().toLocaleDateString('en-GB', { weekday: 'long' }),
  ]);
  await expect(left.getByRole('heading', { level: 1 })).not.toContainText(String(name));
  await left.context().clock.setSystemTime(now!);
  await left.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(left.getByRole('heading', { level: 1 })).toContainText(String(name));
  await expect(left.getByRole('main')).not.toContainText('Left unanswered.');
});

test('who does not answer is reminded once, and any answer ends it', { tag: '@desktop' }, async ({ cast, wait }) => {
  test.slow();
  const [ada, fen, cleo, jon, ida] = await cast.people('Ada', 'Fen', 'Cleo', 'Jon', 'Ida');
  const guild = await circle([fen, ada, cleo, jon, ida], { topics: ['Glazing'] });
  for (const friend of [fen, jon, ida]) await tie(ada, friend);
  await tie(fen, cleo);
  for (const one of [cleo, jon, ida]) await give(one, 'Glazing', guild);
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  const page = await ada.open(at('asks', askId));
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await page.getByLabel('Two sentences to Fen').fill('Mine all turn dull. Do you know a potter?');
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  const underWay = page.getByRole('region', { name: 'Under way' });
  await expect(underWay).toContainText('We remind once at most; you need not.');
  await ada.act('askDirectly', { askId, helperId: jon.id, note: 'You have a kiln.' });
  const jons = await jon.open('/');
  await jons.getByRole('button', { name: 'No', exact: true }).click();
  await sent(jons);
  await jons.close();
  await page.reload();
  await expect(underWay.getByText('We remind once at most; you need not.')).toHaveCount(2);
  await fit(page);
  await picture(page, 'asker');
  await page.close();

  wait(1);
  await ada.act('askDirectly', { askId, helperId: ida.id, note: 'You have a kiln, too.' });
  expect(reminders(fen.email)).toBe(0);
  wait(1);
  expect((await mail(fen.email, REMINDER)).text).toContain('This is the only reminder');
  const fens = await fen.open('/');
  await expect(fens.getByText('Ada asks, through you.').first()).toBeVisible();
  await expect(fens.getByRole('main')).toContainText(/Answer by .*; a no needs no word\./);
  await picture(fens, 'asked');
  await fens.close();

  // Hers is due later, so what goes to the others by then has gone.
  wait(1);
  await mail(ida.email, REMINDER);
  wait(2);
  const after = await fen.open('/');
  await settled(after);
  await expect(after.getByText('Ada asks, through you.')).toHaveCount(0);
  const still = await ada.open(at('asks', askId));
  await expect(still.getByRole('region', { name: 'Under way' })).toContainText('You will hear');
  expect([fen, jon, ida].map(({ email }) => reminders(email))).toEqual([1, 0, 1]);
});

test(
  'who has not answered is not asked again before a day that is named',
  { tag: '@desktop' },
  async ({ cast, wait }) => {
    test.slow();
    const [ada, jon, ida] = await cast.people('Ada', 'Jon', 'Ida');
    const guild = await circle([jon, ada, ida], { topics: ['Glazing'] });
    for (const friend of [jon, ida]) {
      await tie(ada, friend);
      await give(friend, 'Glazing', guild);
    }
    const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
    const fields = '... on AskedDirectly { introduction { id } }';
    await ada.act('askDirectly', { askId, helperId: jon.id, note: 'You have a kiln.' });
    const { introduction } = await ada.act('askDirectly', { askId, helperId: ida.id, note: 'You, too.' }, fields);
    await ida.act('answerIntroduction', { introductionId: introduction.id, answer: 'YES' });

    wait(3);
    const path = at('asks', await ask(ada, 'Why does my glaze run?', ['Glazing']));
    const page = await ada.open(path);
    const write = async (on: Page, name: string) => {
      await on.getByRole('button', { name: `Write to ${name}` }).click();
      await on.getByLabel(`A sentence to ${name}`).fill('It runs onto the shelf.');
      await on.getByRole('button', { name: `Ask ${name}` }).click();
    };
    await write(page, 'Jon');
    const refused = page.getByRole('alert');
    await expect(refused).toHaveText(/Leave them time to answer\. Try again on \d+ [A-Z]\w+( \d{4})?\./);
    await expect(page.getByLabel('A sentence to Jon')).toHaveValue('It runs onto the shelf.');
    await fit(page);
    await picture(page, 'refused');
    const named = /on (\d+ \w+)/.exec(await refused.innerText())![1]!;
    await write(page, 'Ida');
    await expect(page.getByRole('main')).toContainText(/Asked Ida\. You will hear by \d+ \w+\./);
    await page.close();

    wait(11);
    const later = await ada.open(path);
    // An hour ago, too: a walk that is taken around midnight ends on the next day.
    const today = [0, 3_600_000].map((ago) => later.evaluate((ago) => new Date(Date.now() - ago).toDateString(), ago));
    expect((await Promise.all(today)).map(dayOf)).toContain(named);
    await write(later, 'Jon');
    await expect(later.getByRole('main')).toContainText(/Asked Jon\. You will hear by \d+ \w+\./);
  },
);
