import { ask, at, circle, expect, give, test, tie } from '../cast';
import { fit } from '../checks';

const soon = () => new Date(Date.now() + 2 * 86_400_000).toISOString();

test(
  'one says what one is after and more of oneself, when there is a minute',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, fen] = await cast.people('Ada', 'Fen');
    const page = await ada.open('/me');
    await expect(page.getByText('would also like to know, when you have a minute:')).toBeVisible();
    await page.getByRole('button', { name: 'what you do, and for whom' }).click();
    await page.getByLabel('What do you do, and for whom?').fill('I throw bowls. Inns buy them.');
    await page.getByLabel('The longer story').fill('My first kiln was a barrel.');
    await page.getByLabel('A link to a piece of your work').fill('bowls');
    await page.getByRole('textbox', { name: 'How soon do you usually reply?' }).fill('Within two days');
    await page.getByLabel('What happens after a yes?').fill('A call of twenty minutes.');
    await page.getByLabel('A link to a piece of your work').fill('https://example.org/bowls');
    await fit(page);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.getByRole('button', { name: 'what you do, and for whom' })).toHaveCount(0);

    await page.getByText('Say it in three short lists').click();
    await page.getByLabel('What somebody should know or do').fill('pricing');
    await page.getByLabel('A must, if there is one').fill('speaks Norwegian');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.getByText('I look for pricing; a must: speaks Norwegian.')).toBeVisible();

    await page.getByText('When you may be asked').click();
    await page.getByLabel('Suggest me to people two steps away').uncheck();
    await page.getByLabel('My ties may be used for introductions').uncheck();
    await page.getByLabel('Introductions I make in a week, at most').fill('3');
    await page.getByLabel('No introductions through me until').fill(soon().slice(0, 10));
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.locator('form').filter({ hasText: 'My time zone' }).getByText('Kept.')).toBeVisible();
    const { me } = await ada.read(
      '{ me { introductionsPerWeek suggestedTwoAway lendsTies pausedUntil pitch nextStep } }',
    );
    expect(me).toMatchObject({
      introductionsPerWeek: 3,
      suggestedTwoAway: false,
      lendsTies: false,
      pitch: 'I throw bowls. Inns buy them.',
    });
    expect(me.pausedUntil).toContain(soon().slice(0, 10));

    await tie(ada, fen);
    const fens = await fen.open(at('people', ada.id));
    await expect(fens.getByText('I throw bowls. Inns buy them.')).toBeVisible();
    await expect(fens.getByRole('link', { name: 'A piece of Ada’s work' })).toHaveAttribute(
      'href',
      'https://example.org/bowls',
    );
    await expect(fens.getByText('Within two days')).toBeVisible();
    await expect(fens.getByText('A call of twenty minutes.')).toBeVisible();
    await fens.goto(at('asks', await ask(ada, 'Who fires at cone six?', [])));
    await expect(fens.getByRole('link', { name: 'A piece of Ada’s work' })).toBeVisible();
    await fens.goto(at('people', ada.id));
    await fens.getByText('More', { exact: true }).click();
    await expect(fens.getByText('My first kiln was a barrel.')).toBeVisible();
    await fit(fens);
    await page.goto(at('people', fen.id));
    await expect(page.getByRole('heading', { name: 'Fen' })).toBeVisible();
    await expect(page.getByText(/^(Usually replies|After a yes|More)$/)).toHaveCount(0);
  },
);

test('what ends is kept with a tap, and a take becomes an ask with one', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const guild = await circle([ada], { topics: ['Kilns'] });
  const intent = { circleId: guild, until: soon() };
  await ada.act('declareIntent', { kind: 'GIVE', topic: 'Kilns', note: 'A warm one.', ...intent });
  await ada.act('declareIntent', { kind: 'TAKE', topic: 'Kilns', note: 'A kiln for a cellar.', circleId: guild });
  const ending = await ask(ada, 'Who lends a kiln?', ['Kilns'], { expiresAt: soon() });

  const page = await ada.open(at('asks', ending));
  await expect(page.getByText(/^It ends on /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep it open two weeks more' }).click();
  await expect(page.getByRole('main')).toContainText('It is open until');
  await expect(page.getByText(/^It ends /)).toHaveCount(0);

  await page.goto('/me');
  await page.getByRole('button', { name: /^Keep Kilns, which ends/ }).click();
  await expect(page.getByRole('main')).toContainText('Kilns stays until');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
  await expect(page.getByText('A kiln for a cellar.')).toBeVisible();
});

test(
  'a circle-mate to whom no path leads is asked with an introduction of oneself',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, olga, fen] = await cast.people('Ada', 'Olga', 'Fen');
    const guild = await circle([fen, ada, olga], { topics: ['Weaving'] });
    await ask(ada, 'How do I keep weaving even at the edges?', ['Weaving'], { circleId: guild });
    const page = await ada.open(at('people', olga.id));
    await page.getByText('Ask Olga, whom you have not met').click();
    await page.getByLabel('Why Olga?').fill('Your edges are the straightest.');
    await page.getByLabel('Who are you, in two sentences?').fill('I weave. Mine wander.');
    await page.getByLabel('One link of your work').fill('https://example.org/cloth');
    await page.getByLabel('What happens after a yes?').fill('One letter with two pictures.');
    await fit(page);
    await page.getByRole('button', { name: 'Ask Olga' }).click();
    await expect(page.getByRole('main')).toContainText('Asked Olga. No answer is expected');

    const olgas = await olga.open('/inbox');
    await olgas.getByRole('link', { name: 'Ada asks you directly.' }).click();
    await expect(olgas.getByText('No answer is expected; silence is a fine no.')).toBeVisible();
    await expect(olgas.getByText('I weave. Mine wander.')).toBeVisible();
    await expect(olgas.getByText('One letter with two pictures.')).toBeVisible();
    await expect(olgas.getByRole('link', { name: 'A piece of Ada’s work' })).toBeVisible();
    await fit(olgas);

    await olgas.goto(at('circles', guild));
    await olgas.getByLabel('I am new to this subject').check();
    await expect(olgas.getByText('You are marked as new here.')).toBeAttached();
    await olgas.reload();
    await expect(olgas.getByLabel('I am new to this subject')).toBeChecked();
  },
);

test('Keep leaves alone what was changed on another device', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const page = await ada.open('/me');
  const look = async () => (await ada.read('{ me { name place } }')).me;
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await ada.act('updateProfile', { place: 'Bergen' });
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByText('Bergen')).toBeVisible();
  await page.getByText('Change what people read').click();
  await expect(page.getByLabel('Place', { exact: true })).toHaveValue('Bergen');
  await ada.act('updateProfile', { place: 'Oslo' });
  await page.getByLabel('Your name').fill('Ada Moe');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ada Moe' })).toBeVisible();
  expect(await look()).toEqual({ name: 'Ada Moe', place: 'Oslo' });
});

test('two who do not know each other are proposed, with words to begin with', { tag: '@desktop' }, async ({ cast }) => {
  const [fen, ben, eva] = await cast.people('Fen', 'Ben', 'Eva');
  const guild = await circle([fen, ben, eva], { topics: ['Glazing'] });
  for (const friend of [ben, eva]) await tie(fen, friend);
  await give(eva, 'Glazing', guild);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, visibility: 'CIRCLE', note: 'A first lesson.' };
  await ben.act('declareIntent', take);
  const page = await fen.open('/people');
  const ideas = page.getByRole('region', { name: 'You could bring together' });
  await expect(ideas).toContainText('Eva and Ben');
  await ideas.getByRole('button', { name: 'Propose it' }).click();
  await expect(ideas.getByLabel('A sentence for Eva')).toHaveValue(/Somebody I know looks for help with Glazing/);
  await expect(ideas.getByLabel('A sentence for Ben')).toHaveValue(/Somebody I know gives Glazing/);
  await fit(page);
  await ideas.getByRole('button', { name: 'Introduce', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Names are shown when both say yes.');
  const bens = await ben.open('/inbox');
  await expect(bens.getByRole('link', { name: 'Fen would like you to meet somebody.' })).toBeVisible();
});
