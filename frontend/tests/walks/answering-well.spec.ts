import { ask, circle, expect, give, test, tie, type Cast, type Person } from '../cast';
import { fit, sent } from '../checks';

async function firstMatch(asker: Person, id: string): Promise<string> {
  const read = () => asker.read('query ($id: ID!) { ask(id: $id) { matches(first: 5) { id } } }', { id });
  await expect.poll(async () => (await read()).ask.matches.length).toBeGreaterThan(0);
  return (await read()).ask.matches[0].id;
}

/** Ada asked Fen to introduce her; Fen knows Cleo and Dora, who both give it, and Bo, who does not. */
async function asked(cast: Cast) {
  const [ada, fen, cleo, dora, bo] = await cast.people('Ada', 'Fen', 'Cleo', 'Dora', 'Bo');
  const guild = await circle([fen, ada, cleo, dora, bo], { topics: ['Glazing'] });
  await tie(ada, fen);
  for (const friend of [cleo, dora, bo]) await tie(fen, friend);
  for (const one of [cleo, dora]) await give(one, 'Glazing', guild);
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  const matchId = await firstMatch(ada, askId);
  const request = { askId, matchId, note: 'Mine all turn dull. Do you know a potter?' };
  await ada.act('requestIntroduction', request);
  return { ada, fen, cleo, dora, bo, guild, askId, path: `/asks/${encodeURIComponent(askId)}` };
}

test(
  'an introducer answers with a menu, and the asker ticks lines without names',
  { tag: '@desktop' },
  async ({ cast }) => {
    const { ada, fen, bo, path } = await asked(cast);
    const fens = await fen.open('/inbox');
    await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
    await expect(fens.getByRole('heading', { name: 'Why you' })).toBeVisible();
    await expect(fens.getByText(/You know both Ada and (Cleo|Dora)/)).toBeVisible();
    await expect(fens.getByText('This is the first time you are asked this week. Only you see this.')).toBeVisible();
    await fens.getByText('Offer several people, without names').click();
    await fens.getByRole('button', { name: 'Another line' }).click();
    await fens.getByLabel('A line about contact 1, without the name').fill('Fires twice a week, and likes questions.');
    await fens.getByLabel('A line about contact 2, without the name').fill('Made the dishes of the inn.');
    await fens.getByLabel('Contact 3', { exact: true }).selectOption(bo.id);
    await fens.getByLabel('A line about contact 3, without the name').fill('Bo has a shelf of glazes.');
    await fit(fens);
    await fens.getByRole('button', { name: 'Offer these' }).click();
    await expect(fens.getByRole('alert')).toContainText('Leave the name out');
    await fens.getByLabel('A line about contact 3, without the name').fill('Has a shelf of glazes.');
    await fens.getByRole('button', { name: 'Offer these' }).click();
    await expect(fens.getByRole('heading', { name: 'You offered Ada three people today.' })).toBeVisible();

    const page = await ada.open(path);
    await expect(page.getByText('Fen knows three people who may fit.')).toBeVisible();
    await page.getByRole('link', { name: 'Fen knows three people who may fit.' }).click();
    for (const name of ['Cleo', 'Dora', 'Bo']) await expect(page.getByRole('main')).not.toContainText(name);
    await expect(page.getByRole('button', { name: 'Yes' })).toHaveCount(0);
    await page.getByLabel('Has a shelf of glazes.').check();
    await fit(page);
    await page.getByRole('button', { name: 'Ask for these' }).click();
    await expect(page.getByRole('main')).toContainText('You hear of whoever says yes.');

    const bos = await bo.open('/inbox');
    await bos.getByRole('link', { name: 'Fen thinks you could help Ada.' }).click();
    await bos.getByRole('button', { name: 'Yes', exact: true }).click();
    await expect(bos.getByRole('heading', { name: 'You and Ada are introduced, through Fen.' })).toBeVisible();
    await page.goto(path);
    await expect(page.getByText('You and Bo are introduced, through Fen.')).toBeVisible();
  },
);

test('a helper names whose subject it is, and that contact is asked first', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, fen, cleo, path } = await asked(cast);
  const fens = await fen.open('/inbox');
  await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
  await fens.getByLabel('Cleo', { exact: true }).check();
  await fens.getByRole('button', { name: 'Introduce' }).click();
  await expect(fens.getByRole('main')).toContainText('Cleo is asked next.');
  const nils = await cast.person('Nils');
  await tie(cleo, nils);

  const cleos = await cleo.open('/inbox');
  await cleos.getByRole('link', { name: 'Fen thinks you could help Ada.' }).click();
  await cleos.getByText('Not my subject, but somebody else’s').click();
  await cleos.getByLabel('Whose subject is it?').selectOption('Nils');
  await cleos.getByLabel('A sentence to Nils').fill('You fire more than I do.');
  await fit(cleos);
  await cleos.getByRole('button', { name: 'Ask Nils' }).click();
  await expect(cleos.getByRole('main')).toContainText('Nils is asked first. Ada learns of it when Nils says yes.');

  const page = await ada.open(path);
  await expect(page.getByRole('main')).not.toContainText('Nils');
  const theirs = await nils.open('/inbox');
  await theirs.getByRole('link', { name: 'Cleo thinks you could help Ada.' }).click();
  await theirs.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(theirs.getByRole('main')).toContainText('You and Ada are introduced');
  await page.reload();
  await expect(page.getByText('You and Nils are introduced, through Cleo.')).toBeVisible();
});

test('not now may name the day', async ({ cast }) => {
  const { fen } = await asked(cast);
  const fens = await fen.open('/inbox');
  await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
  await fens.getByText('Not now, but on another day').click();
  await expect(fens.getByLabel('Ask me again on')).not.toHaveValue('');
  await fens.getByRole('button', { name: 'Not now' }).last().click();
  await expect(fens.getByRole('main')).toContainText('Not now. We ask you again tomorrow.');
});

test('a word that a not now did not send is there for the yes', async ({ cast }) => {
  const { fen } = await asked(cast);
  const fens = await fen.open('/inbox');
  await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
  const fold = fens.getByText(/^Add a word to (Cleo|Dora), first$/);
  const word = fens.getByLabel(/^A word to (Cleo|Dora)$/);
  await fold.click();
  await word.fill('She fires stoneware.');
  await fens.getByRole('button', { name: 'Not now' }).first().click();
  await expect(fens.getByRole('main')).toContainText('Not now. We');
  await fens.reload();
  await fold.click();
  await expect(word).toHaveValue('She fires stoneware.');
  await fens.getByRole('button', { name: 'Introduce' }).click();
  await expect(fens.getByRole('main')).toContainText('is asked next.');
  const kept = await fens.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  expect(kept).toEqual([]);
});

test('a menu is ticked in Today', async ({ cast }) => {
  const { ada, fen, bo } = await asked(cast);
  const { introductions } = await fen.read('{ introductions(first: 1) { nodes { id } } }');
  const items = [{ personId: bo.id, line: 'Has a shelf of glazes.' }];
  await fen.act('answerWithMenu', { introductionId: introductions.nodes[0].id, items });
  const page = await ada.open('/');
  await page.getByLabel('Has a shelf of glazes.').check();
  await expect(page.getByRole('main')).not.toContainText('Bo');
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('menu.png'), fullPage: true });
  await page.getByRole('button', { name: 'Ask for these' }).click();
  await expect(page.getByRole('main')).toContainText('You hear of whoever says yes.');
  await expect(page.getByText('That is today.')).toBeVisible();
});

test(
  'a request is read whole in Today, and so is what the contact in between adds',
  { tag: '@desktop' },
  async ({ cast }) => {
    const { fen, cleo, dora } = await asked(cast);
    const page = await fen.open('/');
    await expect(page.getByRole('heading', { name: 'Why you' })).toBeVisible();
    await expect(page.getByText(/^(Cleo|Dora) gives Glazing/)).toBeVisible();
    await expect(page.getByText(/^You know both Ada and (Cleo|Dora)$/)).toBeVisible();
    await expect(page.getByText('This is the first time you are asked this week. Only you see this.')).toBeVisible();
    await fit(page);
    await page.screenshot({ path: test.info().outputPath('introducer.png'), fullPage: true });
    await page.getByRole('radio', { name: 'Cleo' }).check();
    await page.getByText('Add a word to Cleo, first').click();
    await page.getByLabel('A word to Cleo').fill('She throws plates.');
    await page.getByRole('button', { name: 'Introduce' }).click();
    await sent(page);

    const cleos = await cleo.open('/');
    await expect(cleos.getByText('Fen adds: She throws plates.')).toBeVisible();
    await expect(cleos.getByText('Why you')).toHaveCount(0);
    await fit(cleos);
    await cleos.screenshot({ path: test.info().outputPath('helper.png'), fullPage: true });
    await expect((await dora.open('/')).getByText('Which glaze survives a dishwasher?')).toHaveCount(0);
  },
);

test('whoever is asked by a stranger reads in Today who they are', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, sam] = await cast.people('Ada', 'Sam');
  await circle([ada, sam], { topics: ['Glazing'] });
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  const cold = { who: 'I throw plates.', work: 'https://example.org/plates', after: 'I send two photos.' };
  await ada.act('askDirectly', { askId, helperId: sam.id, note: 'You fire at cone six.', cold });
  const page = await sam.open('/');
  await expect(page.getByText('Who Ada is')).toBeVisible();
  await expect(page.getByText('I throw plates.')).toBeVisible();
  await expect(page.getByText('I send two photos.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'A piece of Ada’s work' })).toHaveAttribute('href', cold.work);
  await expect(page.getByText('No answer is expected; silence is a fine no.')).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('cold.png'), fullPage: true });
});

const free = 'No answer is expected; silence is a fine no.';
for (const [who, junior, style, owed] of [
  ['who is asked in passing', false, 'CASUAL', false],
  ['a junior', true, 'SOFT', false],
  ['anybody else', false, 'SOFT', true],
] as const) {
  test(`${who} reads ${owed ? 'by when an answer is awaited' : 'that no answer is expected'}`, async ({ cast }) => {
    const [ada, jon] = await cast.people('Ada', 'Jon');
    const circleId = await circle([ada, jon]);
    await tie(ada, jon);
    await jon.act('markJunior', { circleId, junior });
    const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing'], { style, circleId });
    await ada.act('askDirectly', { askId, helperId: jon.id, note: 'You may know.' });
    const page = await jon.open('/');
    const main = page.getByRole('main');
    for (const link of [null, 'Inbox', 'Ada asks you directly.']) {
      if (link) await page.getByRole('link', { name: link }).first().click();
      await expect(main).toContainText(owed ? /Answer by .*; a no needs no word\./ : free);
      await expect(main).not.toContainText(owed ? free : 'Answer by');
    }
  });
}
