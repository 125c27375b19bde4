import { ask, circle, expect, give, test, tie, type Cast, type Person } from '../cast';
import { sent } from '../checks';

/** Ada knows Fen; Fen knows Cleo and Dora, who both give what Ada asks for. */
async function village(cast: Cast) {
  const [ada, fen, cleo, dora] = await cast.people('Ada', 'Fen', 'Cleo', 'Dora');
  const guild = await circle([fen, ada, cleo, dora], { topics: ['Glazing'] });
  await tie(ada, fen);
  await tie(fen, cleo);
  await tie(fen, dora);
  await give(cleo, 'Glazing', guild);
  const id = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  return { ada, fen, cleo, dora, guild, id, path: `/asks/${encodeURIComponent(id)}` };
}

async function askThroughFen(ada: Person, path: string) {
  const page = await ada.open(path);
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await page.getByLabel('Two sentences to Fen').fill('Mine all turn dull. Do you know a potter?');
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await expect(page.getByRole('main')).toContainText('Asked through Fen. You will hear by ');
  return page;
}

test('from an ask to thanks, through a contact', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, fen, cleo, path } = await village(cast);
  const page = await askThroughFen(ada, path);
  await expect(page.getByRole('region', { name: 'Under way' })).toContainText('Asked through Fen today.');
  const cleos = await cleo.open('/inbox');
  await expect(cleos.getByText('Nothing here yet.')).toBeVisible();

  const fens = await fen.open('/inbox');
  await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
  await expect(fens.getByText('Mine all turn dull. Do you know a potter?')).toBeVisible();
  await fens.getByText('Add a word to Cleo').click();
  await fens.getByLabel('A word to Cleo').fill('Ada fires in my old kiln.');
  await fens.getByRole('button', { name: 'Introduce' }).click();
  await expect(fens.getByRole('main')).toContainText('You said yes. Cleo is asked next.');

  await page.reload();
  await expect(page.getByText('Cleo')).toHaveCount(0);
  await cleos.reload();
  await cleos.getByRole('link', { name: 'Fen thinks you could help Ada.' }).click();
  await expect(cleos.getByText('Ada fires in my old kiln.')).toBeVisible();
  await cleos.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(cleos.getByRole('heading', { name: 'You and Ada are introduced, through Fen.' })).toBeVisible();

  await page.reload();
  await page.getByRole('link', { name: 'You and Cleo are introduced, through Fen.' }).click();
  await page.getByRole('textbox', { name: 'Your message' }).fill('Does cone six help?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('list').filter({ hasText: 'Does cone six help?' })).toBeVisible();
  await cleos.goto('/inbox');
  await expect(cleos.getByRole('link', { name: /You and Ada are introduced.*1 new/ })).toBeVisible();
  await cleos.getByRole('link', { name: /You and Ada are introduced/ }).click();
  await expect(cleos.getByText('Does cone six help?')).toBeVisible();
  await cleos.getByRole('textbox', { name: 'Your message' }).fill('It does. Come on Thursday.');
  await cleos.getByRole('button', { name: 'Send' }).click();
  await expect(cleos.getByRole('main').getByText('It does. Come on Thursday.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('It does. Come on Thursday.')).toBeVisible();

  await page.getByText('Add what came of it').click();
  await page.getByLabel('What came of it, in a sentence').fill('My bowls shine.');
  await page.getByRole('button', { name: 'Yes, Cleo helped' }).click();
  await expect(page.getByRole('heading', { name: 'Cleo helped.' })).toBeVisible();
  await page.getByRole('button', { name: 'Say thanks' }).click();
  await page.getByLabel('Thank Cleo and Fen').fill('A bowl is on its way to each of you.');
  await page.getByRole('button', { name: 'Say thanks' }).click();
  await expect(page.getByRole('main')).toContainText('Your thanks are with Cleo and Fen.');

  await cleos.reload();
  await expect(cleos.getByRole('heading', { name: 'You helped Ada.' })).toBeVisible();
  await expect(cleos.getByText('A bowl is on its way to each of you.')).toBeVisible();
  await fens.reload();
  await expect(fens.getByRole('heading', { name: 'Your introduction helped.' })).toBeVisible();
  await expect(fens.getByText('My bowls shine.')).toBeVisible();
  await expect(fens.getByText('A bowl is on its way to each of you.')).toBeVisible();
  await expect(fens.getByText('Come on Thursday.')).toHaveCount(0);
});

test('an introducer chooses another contact who fits', async ({ cast }) => {
  const { ada, fen, cleo, dora, guild, path } = await village(cast);
  await give(dora, 'Glazing', guild);
  const page = await askThroughFen(ada, path);

  const fens = await fen.open('/inbox');
  await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
  const [meant, other] = (await fens.getByLabel('Cleo', { exact: true }).isChecked()) ? [cleo, dora] : [dora, cleo];
  await fens.getByLabel(other.name, { exact: true }).check();
  await fens.getByRole('button', { name: 'Introduce' }).click();
  await expect(fens.getByRole('main')).toContainText(`${other.name} is asked next.`);

  const others = await other.open('/inbox');
  await others.getByRole('link', { name: 'Fen thinks you could help Ada.' }).click();
  await others.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(others.getByRole('heading', { name: 'You and Ada are introduced, through Fen.' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(`You and ${other.name} are introduced, through Fen.`)).toBeVisible();
  const meants = await meant.open('/inbox');
  await expect(meants.getByText('Nothing here yet.')).toBeVisible();
});

for (const who of ['introducer', 'helper'] as const)
  test(`a no of the ${who} looks like silence`, async ({ cast }) => {
    const { ada, fen, cleo, path } = await village(cast);
    const page = await askThroughFen(ada, path);
    if (who === 'helper') {
      const fens = await fen.open('/inbox');
      await fens.getByRole('link', { name: 'Ada asks, through you.' }).click();
      await fens.getByRole('button', { name: 'Introduce' }).click();
      await expect(fens.getByRole('main')).toContainText('Cleo is asked next.');
    }
    await page.reload();
    await expect(page.getByRole('region', { name: 'Under way' })).toContainText('You will hear by');
    const before = await page.getByRole('main').ariaSnapshot();

    const theirs = await (who === 'helper' ? cleo : fen).open('/inbox');
    await theirs.getByRole('region', { name: 'Waiting for you' }).getByRole('link').click();
    await theirs.getByRole('button', { name: 'No', exact: true }).click();
    await expect(theirs.getByRole('main')).toContainText('You said no. That is all right, and nobody is told why.');

    await page.reload();
    await expect(page.getByRole('region', { name: 'Under way' })).toContainText('You will hear by');
    expect(await page.getByRole('main').ariaSnapshot()).toBe(before);
    const fens = await fen.open('/inbox');
    await expect(fens.getByRole('main')).not.toContainText('said no');
  });

test('a contact who sees an ask in Today offers help, and the asker decides', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);

  const jons = await jon.open('/');
  await expect(jons.getByRole('heading', { name: 'Ada asks' })).toBeVisible();
  await jons.getByRole('button', { name: 'I can help' }).click();
  await jons.getByLabel('What can you do, in a sentence?').fill('Bring one, we fire it twice.');
  await jons.getByRole('button', { name: 'Offer help' }).click();
  await expect(jons.getByRole('main')).toContainText('You offered Ada your help.');
  await expect(jons.getByText('That is today.')).toBeVisible();
  await sent(jons);

  const page = await ada.open('/');
  await expect(page.getByText('Bring one, we fire it twice.')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, please' }).click();
  await expect(page.getByRole('main')).toContainText('You said yes.');
  await sent(page);
  await jons.goto('/inbox');
  await expect(jons.getByText('You and Ada are introduced.')).toBeVisible();
});

test('somebody brings two contacts together, and names are told when both say yes', async ({ cast }) => {
  const [fen, ben, eva] = await cast.people('Fen', 'Ben', 'Eva');
  await tie(fen, ben);
  await tie(fen, eva);
  const page = await fen.open(`/people/${encodeURIComponent(ben.id)}`);
  await page.getByText('Introduce Ben to somebody').click();
  await page.getByLabel('To whom?').selectOption('Eva');
  await page.getByLabel('A sentence for Ben').fill('She builds what you sketch.');
  await page.getByLabel('A sentence for Eva').fill('He sketches what you build.');
  await page.getByRole('button', { name: 'Introduce', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Names are shown when both say yes.');

  const [bens, evas] = [await ben.open('/inbox'), await eva.open('/inbox')];
  await bens.getByRole('link', { name: 'Fen would like you to meet somebody.' }).click();
  await expect(bens.getByText('She builds what you sketch.')).toBeVisible();
  await expect(bens.getByText('Eva')).toHaveCount(0);
  await bens.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(bens.getByRole('main')).toContainText('You said yes.');
  await expect(bens.getByText('Eva')).toHaveCount(0);

  await evas.getByRole('link', { name: 'Fen would like you to meet somebody.' }).click();
  await expect(evas.getByText('He sketches what you build.')).toBeVisible();
  await expect(evas.getByText('Ben')).toHaveCount(0);
  await evas.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(evas.getByRole('heading', { name: 'You and Ben are introduced, through Fen.' })).toBeVisible();
  await page.goto('/inbox');
  await page.getByRole('link', { name: /(Ben and Eva|Eva and Ben) have met, thanks to you\./ }).click();
  const written = page.getByRole('figure');
  await expect(written.filter({ hasText: 'You wrote to Ben' })).toContainText('She builds what you sketch.');
  await expect(written.filter({ hasText: 'You wrote to Eva' })).toContainText('He sketches what you build.');
});

test('a long thread opens at its end and goes back in time', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', []);
  const asked = { askId, helperId: jon.id, note: 'You have a kiln.' };
  const { introduction } = await ada.act('askDirectly', asked, '... on AskedDirectly { introduction { id } }');
  const introductionId = introduction.id;
  await jon.act('answerIntroduction', { introductionId, answer: 'YES' });
  for (let n = 1; n <= 24; n++) await (n % 3 ? jon : ada).act('sendMessage', { introductionId, text: `Line ${n}.` });

  const page = await ada.open(`/inbox/${encodeURIComponent(introductionId)}`);
  const line = (n: number) => page.getByText(`Line ${n}.`, { exact: true });
  await expect(line(24)).toBeInViewport();
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeInViewport();
  await expect(line(4)).toHaveCount(0);
  await page.getByRole('button', { name: 'Earlier words' }).click();
  await expect(line(1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Earlier words' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Your message' }).fill('And the last.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('main').getByRole('list').last().getByRole('listitem').last()).toContainText(
    'And the last.',
  );
});
